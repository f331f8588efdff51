import { type Readable } from 'node:stream';
import { GymSettings } from '@libs/gyms';
import { Database, type GymTransaction } from '@libs/platform/database';
import { type Principal } from '@libs/platform/identity';
import { Injectable } from '@nestjs/common';
import { DateTime, Settings } from 'luxon';
import { toCustomerInSnapshot } from './desk-snapshot';
import { DeskSnapshotRepository } from './desk-snapshot.repository';
import { MAX_DAYS_BACK } from './access.service';
import { openSince } from './visit';

/** What a desk takes along, to decide while it has no connection. */
@Injectable()
export class DeskSnapshotService {
  constructor(
    private readonly database: Database,
    private readonly snapshots: DeskSnapshotRepository,
    private readonly settings: GymSettings,
  ) {}

  /** Every customer as it is at one moment: a line of JSON each, between one that says for when and one that ends it. */
  read(principal: Principal): Promise<Readable> {
    return this.database.streamInGym(principal, (tx) => this.lines(tx));
  }

  private async *lines(tx: GymTransaction): AsyncGenerator<string> {
    const now = DateTime.fromMillis(Settings.now(), { zone: tx.actor.timezone });
    // For as long as scans can be sent later.
    const days = Array.from({ length: MAX_DAYS_BACK + 1 }, (_, day) => now.plus({ days: day }));
    const { visit_timeout_minutes } = await this.settings.find(tx);
    yield line({
      type: 'snapshot',
      made_at: now.toUTC().toISO(),
      date: now.toISODate(),
      valid_until: days.at(-1)!.toISODate(),
      visit_timeout_minutes,
    });
    let customers = 0;
    for await (const row of this.snapshots.readAll(tx, openSince(now.toMillis(), visit_timeout_minutes))) {
      customers++;
      yield line(toCustomerInSnapshot(row, days));
    }
    yield line({ type: 'end', customers });
  }
}

const line = (value: object): string => `${JSON.stringify(value)}\n`;
