import { ChoiceField, IdField, optional } from '@libs/platform/input';
import { PHOTO_SIZES, type PhotoSize } from './photo.entity';

class PhotoFields {
  @ChoiceField(PHOTO_SIZES, {
    description: '`large`, which it is unless given, fits into 512 × 512 pixels; `small` into 128 × 128.',
    example: 'small',
  })
  size: PhotoSize;

  @IdField({ description: 'Which image it is, as the URL in a response has it: for caches.', example: 42 })
  v: number;
}

/** Which image of a photo is asked for. */
export class PhotoQuery extends optional(PhotoFields) {
  override size: PhotoSize = 'large';
}
