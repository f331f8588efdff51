import { EntityTarget, ObjectLiteral } from 'typeorm';
import { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity';
import { Transaction } from './transaction';

/** Inserts one row. @returns it as stored: properties bear their columns' names, so the raw row is the entity */
export async function insertReturning<Row extends ObjectLiteral>(
  tx: Transaction,
  entity: EntityTarget<Row>,
  values: QueryDeepPartialEntity<Row>,
): Promise<Row> {
  const { raw } = await tx.manager
    .createQueryBuilder()
    .insert()
    .into(entity)
    .values(values)
    .returning('*')
    .updateEntity(false)
    .execute();
  return (raw as Row[])[0]!;
}

/** Updates the one row that `criteria` name. @returns it as stored, or undefined when there is none */
export async function updateReturning<Row extends ObjectLiteral>(
  tx: Transaction,
  entity: EntityTarget<Row>,
  criteria: Partial<Row>,
  values: QueryDeepPartialEntity<Row>,
): Promise<Row | undefined> {
  const { raw } = await tx.manager
    .createQueryBuilder()
    .update(entity)
    .set(values)
    .where(criteria)
    .returning('*')
    .updateEntity(false)
    .execute();
  return (raw as Row[])[0];
}
