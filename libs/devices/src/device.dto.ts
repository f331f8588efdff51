import { TextField } from '@libs/platform/input';

/** A device that shall check customers in. */
export class CreateDeviceDto {
  @TextField({
    description: 'What the gym calls it.',
    example: 'Entrance',
    min: 1,
    max: 100,
    trim: true,
  })
  name: string;
}
