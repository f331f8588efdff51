import { MigrationInterface, QueryRunner } from 'typeorm';

/** What desks follow is announced to all processes (docs/decisions/0053-live-events.md). */
export class LiveEvents1764115300000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- The event, and the column whose value names what has changed; without one, a transaction announces the event once.
      CREATE FUNCTION announce_live_event() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        changed jsonb := to_jsonb(coalesce(NEW, OLD));
      BEGIN
        PERFORM pg_notify('live_events', concat_ws(':', changed ->> 'gym_id', TG_ARGV[0], changed ->> TG_ARGV[1]));
        RETURN NULL;
      END $$;

      CREATE TRIGGER check_ins_announce AFTER INSERT OR UPDATE OF checked_out_at, voided_at ON check_ins
        FOR EACH ROW EXECUTE FUNCTION announce_live_event('check_ins');
      -- Of those who may be in: a customer is deleted, or merged with another.
      CREATE TRIGGER check_ins_announce_present AFTER DELETE OR UPDATE OF customer_id ON check_ins
        FOR EACH ROW WHEN (OLD.decision = 'allowed' AND OLD.checked_out_at IS NULL AND OLD.voided_at IS NULL
          AND OLD.occurred_at > now() - interval '1 day')
        EXECUTE FUNCTION announce_live_event('check_ins');
      CREATE TRIGGER imports_announce AFTER UPDATE ON imports
        FOR EACH ROW EXECUTE FUNCTION announce_live_event('import', 'id');
      CREATE TRIGGER import_runs_announce AFTER INSERT OR UPDATE OF status ON import_runs
        FOR EACH ROW EXECUTE FUNCTION announce_live_event('import', 'import_id');
      CREATE TRIGGER mass_freezes_announce AFTER INSERT OR UPDATE OF status, last_membership_id ON mass_freezes
        FOR EACH ROW EXECUTE FUNCTION announce_live_event('mass_freeze', 'id');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER mass_freezes_announce ON mass_freezes;
      DROP TRIGGER import_runs_announce ON import_runs;
      DROP TRIGGER imports_announce ON imports;
      DROP TRIGGER check_ins_announce_present ON check_ins;
      DROP TRIGGER check_ins_announce ON check_ins;
      DROP FUNCTION announce_live_event();
    `);
  }
}
