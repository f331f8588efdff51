import { buildIndex } from '@libs/platform/database';
import { MigrationInterface, QueryRunner } from 'typeorm';

/** Customers of whom something is not known that a gym should know. Can be broken off and run again. */
export class IndexIncompleteCustomers1764098000001 implements MigrationInterface {
  readonly transaction = false;

  async up(queryRunner: QueryRunner): Promise<void> {
    await buildIndex(
      queryRunner,
      'customers_incomplete_idx',
      `customers (gym_id, id)
      WHERE nullif(phone, '') IS NULL OR date_of_birth IS NULL OR email IS NULL OR nullif(emergency_contact_phone, '') IS NULL`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX customers_incomplete_idx');
  }
}
