import { IdsField, optional, TextsField } from '@libs/platform/input';
import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { MAX_TAG_LENGTH, MAX_TAGS } from './customer.dto';

class Customers {
  @IdsField({ description: 'The customers.', example: [17, 18], max: 1_000 })
  customer_ids: number[];
}

class Changes {
  @TextsField({
    description: 'Tags that they get, unless they have them.',
    example: ['student'],
    max: MAX_TAGS,
    maxLength: MAX_TAG_LENGTH,
  })
  add: string[];

  @TextsField({
    description: 'Tags that they lose, if they have them. Case makes no difference.',
    example: ['trial'],
    max: MAX_TAGS,
    maxLength: MAX_TAG_LENGTH,
  })
  remove: string[];
}

/** A change of the tags of many customers. */
export class ChangeTagsDto extends IntersectionType(Customers, optional(Changes)) {}

/** How many customers a change of tags has changed. */
export class ChangedTagsResponse {
  @ApiProperty({ description: 'How many had something to change.', type: 'integer', example: 2 })
  changed: number;
}

/** A tag that customers have. */
export class TagResponse {
  @ApiProperty({ example: 'student' })
  tag: string;

  @ApiProperty({ description: 'How many have it.', type: 'integer', example: 12 })
  customers: number;
}
