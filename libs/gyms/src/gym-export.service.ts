import { type Readable } from 'node:stream';
import { Database } from '@libs/platform/database';
import { type Principal } from '@libs/platform/identity';
import { PersonalData } from '@libs/platform/personal-data';
import { Injectable } from '@nestjs/common';

/** A gym as a whole, to take along. */
@Injectable()
export class GymExportService {
  constructor(
    private readonly database: Database,
    private readonly data: PersonalData,
  ) {}

  /**
   * All that the gym holds, as it is at one moment: a line of JSON for each record. No more of it than the reader takes is
   * in memory.
   */
  export(principal: Principal): Promise<Readable> {
    return this.database.streamInGym(principal, (tx) => this.data.exportGym(tx));
  }
}
