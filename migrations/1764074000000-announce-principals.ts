import { MigrationInterface, QueryRunner } from 'typeorm';

/** What changes who may do what is announced to all processes (docs/decisions/0034-principal-cache.md). */
export class AnnouncePrincipals1764074000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION announce_principals() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('principals', TG_ARGV[0] || ':' || (to_jsonb(coalesce(OLD, NEW)) ->> TG_ARGV[1]));
        RETURN NULL;
      END $$;

      CREATE TRIGGER sessions_announce AFTER DELETE OR UPDATE OF gym_id, user_id, expires_at ON sessions
        FOR EACH ROW EXECUTE FUNCTION announce_principals('user', 'user_id');
      CREATE TRIGGER staff_announce AFTER DELETE OR UPDATE ON staff
        FOR EACH ROW EXECUTE FUNCTION announce_principals('user', 'user_id');
      CREATE TRIGGER second_factors_announce AFTER INSERT OR DELETE OR UPDATE OF confirmed_at ON second_factors
        FOR EACH ROW EXECUTE FUNCTION announce_principals('user', 'user_id');
      CREATE TRIGGER gyms_announce AFTER DELETE OR UPDATE OF timezone, second_factor_roles ON gyms
        FOR EACH ROW EXECUTE FUNCTION announce_principals('gym', 'id');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER gyms_announce ON gyms;
      DROP TRIGGER second_factors_announce ON second_factors;
      DROP TRIGGER staff_announce ON staff;
      DROP TRIGGER sessions_announce ON sessions;
      DROP FUNCTION announce_principals();
    `);
  }
}
