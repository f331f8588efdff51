import { RetentionModule } from '@libs/platform/retention';
import { Module } from '@nestjs/common';
import { AccountTokensRepository } from './account-tokens.repository';
import { AccountTokensRetention, SessionsRetention } from './auth.retention';
import { SessionsRepository } from './sessions.repository';

/** For the worker process: removes what has expired. */
@Module({
  imports: [RetentionModule.register(SessionsRetention, AccountTokensRetention)],
  providers: [SessionsRepository, AccountTokensRepository, SessionsRetention, AccountTokensRetention],
})
export class AuthJobsModule {}
