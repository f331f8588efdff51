import { MigrationInterface, QueryRunner } from 'typeorm';

/** Logos of gyms: photos of no customer (docs/decisions/0049-photos.md). */
export class Logos1764115200000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- contract: released in 0.1.0
      ALTER TABLE photos ALTER COLUMN customer_id DROP NOT NULL;
      ALTER TABLE gym_settings ADD COLUMN logo_id bigint;

      -- A logo that its gym has no more is to be deleted, as photos are by let_photo_go.
      CREATE FUNCTION let_logo_go() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
      BEGIN
        UPDATE photos SET status = 'pending', created_at = now(), due_at = now(), small = NULL, large = NULL
        WHERE gym_id = OLD.gym_id AND id = OLD.logo_id AND customer_id IS NULL;
        RETURN NULL;
      END $$;
      CREATE TRIGGER gym_settings_let_logo_go AFTER UPDATE OF logo_id ON gym_settings
        FOR EACH ROW WHEN (OLD.logo_id IS DISTINCT FROM NEW.logo_id AND OLD.logo_id IS NOT NULL)
        EXECUTE FUNCTION let_logo_go();
      CREATE TRIGGER gym_settings_let_logo_go_with_gym AFTER DELETE ON gym_settings
        FOR EACH ROW WHEN (OLD.logo_id IS NOT NULL) EXECUTE FUNCTION let_logo_go();
    `);
  }

  /** Logos are lost. Their files in a bucket stay there, as those of photos do when their table goes. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER gym_settings_let_logo_go ON gym_settings;
      DROP TRIGGER gym_settings_let_logo_go_with_gym ON gym_settings;
      DROP FUNCTION let_logo_go();
      ALTER TABLE gym_settings DROP COLUMN logo_id;
      DELETE FROM photos WHERE customer_id IS NULL;
      ALTER TABLE photos ALTER COLUMN customer_id SET NOT NULL;
    `);
  }
}
