import { IdField } from '@libs/platform/input';

/** Two entries that are the same person. */
export class MergeCustomerDto {
  @IdField({ description: 'The customer who is deleted once all is moved.', example: 18 })
  from_id: number;
}
