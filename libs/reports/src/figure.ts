import { ApiProperty } from '@nestjs/swagger';

/** A number of something, as part of a report. */
export const Figure = (description: string, example: number): PropertyDecorator =>
  ApiProperty({ description, example, type: 'integer', minimum: 0 });
