import { Database, violates } from '@libs/platform/database';
import { type Principal } from '@libs/platform/identity';
import { InvalidInputError } from '@libs/platform/problems';
import { Injectable } from '@nestjs/common';
import { MAX_TAGS } from './customer.dto';
import { type ChangedTagsResponse, type ChangeTagsDto, type TagResponse } from './tag.dto';
import { TagsRepository } from './tags.repository';

/** The words by which a gym groups its customers. */
@Injectable()
export class TagsService {
  constructor(
    private readonly database: Database,
    private readonly tags: TagsRepository,
  ) {}

  /** Every tag of the gym with how many have it, in the order of the alphabet. */
  list(principal: Principal): Promise<TagResponse[]> {
    return this.database.searchInGym(principal, (tx) => this.tags.list(tx));
  }

  /**
   * Adds and removes tags of many customers; of all or of none.
   *
   * @throws InvalidInputError for ids that the gym does not have, and when one of them would have too many tags
   */
  async change(
    principal: Principal,
    { customer_ids, add = [], remove = [] }: ChangeTagsDto,
  ): Promise<ChangedTagsResponse> {
    const ids = [...new Set(customer_ids)];
    try {
      return await this.database.inGym(principal, async (tx) => {
        if ((await this.tags.lock(tx, ids)) < ids.length)
          throw InvalidInputError.of('customer_ids', 'must be ids of customers of the gym', 'unknown');
        return { changed: await this.tags.change(tx, ids, add, remove) };
      });
    } catch (error) {
      if (violates(error, 'customers_tags_check'))
        throw InvalidInputError.of('add', `would give one of them more than ${MAX_TAGS} tags`, 'too_many');
      throw error;
    }
  }
}
