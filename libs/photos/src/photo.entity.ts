import { JobRow, JobTable } from '@libs/platform/jobs';
import { Check, Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** In which sizes a photo is kept. */
export const PHOTO_SIZES = ['small', 'large'] as const;
export type PhotoSize = (typeof PHOTO_SIZES)[number];

/** An encoded image for each size. */
export type PhotoFiles = Record<PhotoSize, Buffer>;

/** Where the files of a photo are. */
export type StoreName = 'postgres' | 's3';

/**
 * An uploaded photo of a customer, or the logo of a gym, and its files wherever they are. It is `uploading` until the customer, or
 * the gym, has it and `stored` as long as they do; then it is work of the worker: `pending` until its files are `deleted`.
 */
@Entity('photos')
@Check('photos_store_check', `store IN ('postgres', 's3')`)
@Check('photos_status_check', `status IN ('uploading', 'stored', 'pending', 'deleted', 'expired')`)
@Index('photos_customer_id_key', ['gym_id', 'customer_id'], { unique: true, where: `status = 'stored'` })
@Index('photos_logo_key', ['gym_id'], { unique: true, where: `status = 'stored' AND customer_id IS NULL` })
@Index('photos_uploading_idx', ['created_at'], { where: `status = 'uploading'` })
@Index('photos_due_idx', ['due_at'], { where: `status = 'pending'` })
@Index('photos_settled_at_idx', ['settled_at'])
export class Photo extends JobRow {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'photos_pkey' })
  gym_id: number;

  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'BY DEFAULT',
    primaryKeyConstraintName: 'photos_pkey',
  })
  id: number;

  /** Whom it shows; of a gym's logo, nobody. */
  @Column('bigint', { nullable: true })
  customer_id: number | null;

  @Column('varchar', { length: 8 })
  store: StoreName;

  /** The files, if they are in PostgreSQL. */
  @Column({ type: 'bytea', nullable: true, select: false })
  small?: Buffer | null;

  @Column({ type: 'bytea', nullable: true, select: false })
  large?: Buffer | null;

  declare status: 'uploading' | 'stored' | 'pending' | 'deleted' | 'expired';
}

/** A photo that shows somebody. */
export type CustomerPhoto = Photo & { customer_id: number };

/** What names a photo. */
export type PhotoKey = Pick<Photo, 'gym_id' | 'id'>;

export const PHOTOS = new JobTable<Photo>('photos');
