import { EntityTarget, ObjectLiteral } from 'typeorm';
import { Transaction } from './transaction';

// Plain SQL: TypeORM's query builder was measured at 0.1 ms of CPU a statement, a tenth of a request.

/** Inserts one row. @returns it as stored: properties bear their columns' names, so the raw row is the entity */
export async function insertReturning<Row extends ObjectLiteral>(
  tx: Transaction,
  entity: EntityTarget<Row>,
  values: Partial<Row>,
): Promise<Row> {
  const { table, columns, parameters } = partsOf(tx, entity, values);
  const places = columns.map((_, index) => `$${index + 1}`);
  const [row] = await tx.manager.query<[Row]>(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places.join(', ')}) RETURNING *`,
    parameters,
  );
  return row;
}

/** Updates the one row that `criteria` name. @returns it as stored, or undefined when there is none */
export async function updateReturning<Row extends ObjectLiteral>(
  tx: Transaction,
  entity: EntityTarget<Row>,
  criteria: Partial<Row>,
  values: Partial<Row>,
): Promise<Row | undefined> {
  const { table, columns, parameters } = partsOf(tx, entity, values);
  const { columns: keys, parameters: keyValues } = partsOf(tx, entity, criteria);
  const changes = columns.map((column, index) => `${column} = $${index + 1}`);
  const conditions = keys.map((column, index) => `${column} = $${columns.length + index + 1}`);
  const updatedAt = tx.manager.dataSource.getMetadata(entity).updateDateColumn;
  if (updatedAt) changes.push(`${updatedAt.databaseName} = now()`);
  const [rows] = await tx.manager.query<[Row[], number]>(
    `UPDATE ${table} SET ${changes.join(', ')} WHERE ${conditions.join(' AND ')} RETURNING *`,
    [...parameters, ...keyValues],
  );
  return rows[0];
}

/** @throws Error for a property that is no column, so that no name gets into SQL which the entity does not declare */
function partsOf<Row extends ObjectLiteral>(
  tx: Transaction,
  entity: EntityTarget<Row>,
  values: Partial<Row>,
): { table: string; columns: string[]; parameters: unknown[] } {
  const metadata = tx.manager.dataSource.getMetadata(entity);
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  const columns = given.map(([property]) => {
    const column = metadata.findColumnWithPropertyName(property);
    if (!column) throw new Error(`${metadata.name} has no column for ${property}`);
    return column.databaseName;
  });
  return { table: metadata.tableName, columns, parameters: given.map(([, value]) => value) };
}
