import { MigrationInterface, QueryRunner } from 'typeorm';

/** With what a read on a replica begins (docs/decisions/0038-read-replicas.md). */
export class AwaitReplay1764091000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- Class 55, "not now": whoever asked goes to the primary.
      CREATE FUNCTION await_replay(target pg_lsn, patience interval) RETURNS void LANGUAGE plpgsql AS $$
      DECLARE
        give_up_at CONSTANT timestamptz := clock_timestamp() + patience;
      BEGIN
        IF NOT pg_is_in_recovery() THEN
          RAISE EXCEPTION 'it is no replica, or not any more' USING ERRCODE = 'object_not_in_prerequisite_state';
        END IF;
        WHILE pg_last_wal_replay_lsn() < target LOOP
          IF clock_timestamp() > give_up_at THEN
            RAISE EXCEPTION 'it is % bytes behind the primary', pg_wal_lsn_diff(target, pg_last_wal_replay_lsn())
              USING ERRCODE = 'object_not_in_prerequisite_state';
          END IF;
          PERFORM pg_sleep(0.001);
        END LOOP;
      END $$;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP FUNCTION await_replay(pg_lsn, interval)');
  }
}
