import { type WorkerTransaction } from '@libs/platform/database';
import { type RetentionPolicy, Retains } from '@libs/platform/retention';
import { AccountTokensRepository } from './account-tokens.repository';
import { SessionsRepository } from './sessions.repository';

/** Sessions that have expired. A session takes its refresh tokens with it, of which it can have hundreds. */
@Retains({ table: 'sessions', batchSize: 50 })
export class SessionsRetention implements RetentionPolicy {
  constructor(private readonly sessions: SessionsRepository) {}

  deleteBatch(tx: WorkerTransaction, limit: number): Promise<number> {
    return this.sessions.deleteExpired(tx, limit);
  }
}

/** Links in mails that have expired. */
@Retains({ table: 'account_tokens' })
export class AccountTokensRetention implements RetentionPolicy {
  constructor(private readonly tokens: AccountTokensRepository) {}

  deleteBatch(tx: WorkerTransaction, limit: number): Promise<number> {
    return this.tokens.deleteExpired(tx, limit);
  }
}
