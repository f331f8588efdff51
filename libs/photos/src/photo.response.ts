import { photoUrl } from '@libs/customers';
import { ApiProperty } from '@nestjs/swagger';
import { type CustomerPhoto } from './photo.entity';

const URL = {
  description:
    'Where it is, below the URL at which the paths of this API begin. Another photo has another one.',
  example: '/customers/17/photo?v=42',
};

/** Where a photo is. */
export class PhotoResponse {
  @ApiProperty(URL)
  photo_url: string;
}

/** Where the logo is. */
export class LogoResponse {
  @ApiProperty({ ...URL, example: '/gyms/me/logo?v=42' })
  logo_url: string;
}

/** That there is a photo of a customer. The image itself is no text: it is downloaded. */
export class PhotoRecord extends PhotoResponse {
  @ApiProperty({ type: 'integer', format: 'int64', example: 17 })
  customer_id: number;

  @ApiProperty({ format: 'date-time', example: '2026-01-01T09:30:00.000Z' })
  uploaded_at: string;
}

export const toPhotoRecord = ({ id, customer_id, created_at }: CustomerPhoto): PhotoRecord => ({
  customer_id,
  photo_url: photoUrl({ id: customer_id, photo_id: id })!,
  uploaded_at: created_at,
});
