import { columnsOf, type GymTransaction, readRows, type WorkerTransaction } from '@libs/platform/database';
import { Injectable } from '@nestjs/common';
import {
  type CustomerPhoto,
  Photo,
  type PhotoFiles,
  type PhotoKey,
  type PhotoSize,
  type StoreName,
} from './photo.entity';

const COLUMNS = `${columnsOf(Photo)}, created_at`;

/** How long an upload may take; afterwards whoever began it is gone. */
const UPLOAD_TIME = `interval '10 minutes'`;

/** Every statement on `photos`, besides those of its job. */
@Injectable()
export class PhotosRepository {
  /** Notes that a photo is about to be stored, so that nothing is left of it unless it is kept. @returns its id */
  async begin(tx: GymTransaction, customer_id: number | null, store: StoreName): Promise<number> {
    const [{ id }] = await tx.query<[{ id: number }]>(
      `INSERT INTO photos (gym_id, customer_id, store, status) VALUES ($1, $2, $3, 'uploading') RETURNING id`,
      [tx.gym_id, customer_id, store],
    );
    return id;
  }

  /** Keeps a photo whose files are stored. @returns false when that took too long, and the worker deletes them */
  async keep(tx: GymTransaction, id: number): Promise<boolean> {
    const kept = await tx.execute(
      `UPDATE photos SET status = 'stored' WHERE gym_id = $1 AND id = $2 AND status = 'uploading'`,
      [tx.gym_id, id],
    );
    return kept > 0;
  }

  /** The photo that a customer has. */
  async find(tx: GymTransaction, customerId: number): Promise<CustomerPhoto | undefined> {
    const [photo] = await tx.query<CustomerPhoto[]>(
      `SELECT ${COLUMNS} FROM photos WHERE gym_id = $1 AND customer_id = $2 AND status = 'stored'`,
      [tx.gym_id, customerId],
    );
    return photo;
  }

  /** The gym's logo. */
  async findLogo(tx: GymTransaction): Promise<Photo | undefined> {
    const [logo] = await tx.query<Photo[]>(
      `SELECT ${COLUMNS} FROM photos WHERE gym_id = $1 AND customer_id IS NULL AND status = 'stored'`,
      [tx.gym_id],
    );
    return logo;
  }

  /** The photos of all customers. */
  readAll(tx: GymTransaction): AsyncIterable<CustomerPhoto> {
    return readRows(
      tx,
      `SELECT ${COLUMNS} FROM photos WHERE gym_id = $1 AND customer_id IS NOT NULL AND status = 'stored' ORDER BY id`,
      [tx.gym_id],
    );
  }

  /** Gives a photo to another customer. */
  async move(tx: GymTransaction, id: number, customerId: number): Promise<void> {
    await tx.execute('UPDATE photos SET customer_id = $3 WHERE gym_id = $1 AND id = $2', [
      tx.gym_id,
      id,
      customerId,
    ]);
  }

  async writeFiles(tx: GymTransaction, id: number, { small, large }: PhotoFiles): Promise<void> {
    await tx.execute('UPDATE photos SET small = $3, large = $4 WHERE gym_id = $1 AND id = $2', [
      tx.gym_id,
      id,
      small,
      large,
    ]);
  }

  async readFile(tx: GymTransaction, id: number, size: PhotoSize): Promise<Buffer | undefined> {
    const [row] = await tx.query<{ file: Buffer | null }[]>(
      `SELECT ${size} AS file FROM photos WHERE gym_id = $1 AND id = $2`,
      [tx.gym_id, id],
    );
    return row?.file ?? undefined;
  }

  async clearFiles(tx: WorkerTransaction, { gym_id, id }: PhotoKey): Promise<void> {
    await tx.execute('UPDATE photos SET small = NULL, large = NULL WHERE gym_id = $1 AND id = $2', [
      gym_id,
      id,
    ]);
  }

  /** Gives up uploads that never ended, of all gyms: their files are to be deleted. */
  async giveUpUploads(tx: WorkerTransaction): Promise<void> {
    await tx.execute(
      `UPDATE photos SET status = 'pending', created_at = now(), due_at = now()
       WHERE status = 'uploading' AND created_at < now() - ${UPLOAD_TIME}`,
    );
  }

  /**
   * Removes what was settled a month ago, of all gyms.
   *
   * @returns how many, `most` at most
   */
  deleteOld(tx: WorkerTransaction, most: number): Promise<number> {
    return tx.execute(
      `DELETE FROM photos WHERE (gym_id, id) IN (
         SELECT gym_id, id FROM photos WHERE settled_at < now() - interval '30 days' ORDER BY settled_at LIMIT $1)`,
      [most],
    );
  }
}
