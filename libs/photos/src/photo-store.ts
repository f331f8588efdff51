import { type PhotoFiles, type PhotoKey, type PhotoSize } from './photo.entity';

/**
 * Keeps the files of photos. Those of one photo never change; another photo has another id. Which of them are wanted, PostgreSQL
 * knows: what is done here is no part of a transaction.
 */
export interface PhotoStore {
  /** Keeps files. Called again, it writes them again. @throws PhotoStoreError */
  put(photo: PhotoKey, files: PhotoFiles): Promise<void>;

  /** @returns undefined when there is none @throws PhotoStoreError */
  get(photo: PhotoKey, size: PhotoSize): Promise<Buffer | undefined>;

  /** Removes files, if they are there. @throws PhotoStoreError */
  delete(photo: PhotoKey): Promise<void>;
}

/** A store that cannot be reached, does not answer in time, or refuses. */
export class PhotoStoreError extends Error {
  override name = 'PhotoStoreError';

  /** @param code what it says, without names and keys */
  constructor(
    readonly code: string,
    options?: ErrorOptions,
  ) {
    super(`The store of photos failed: ${code}`, options);
  }
}
