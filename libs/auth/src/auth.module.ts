import { AuditModule } from '@libs/audit';
import { GymsModule } from '@libs/gyms';
import { MailOutboxModule } from '@libs/mail';
import { PersonalDataModule } from '@libs/platform/personal-data';
import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessTokens } from './access-tokens';
import { AccountsRepository } from './accounts.repository';
import { AuthController } from './auth.controller';
import { JwtGuard } from './jwt.guard';
import { JwtStrategy } from './jwt.strategy';
import { Passwords } from './passwords';
import { RefreshCookie } from './refresh-cookie';
import { RefreshTokenRow, Session } from './session.entity';
import { SessionsController } from './sessions.controller';
import { SessionsRepository } from './sessions.repository';
import { SessionsService } from './sessions.service';
import { SignInService } from './sign-in.service';
import { SignUpService } from './sign-up.service';
import { StaffData } from './staff.data';
import { Staff } from './staff.entity';
import { User } from './user.entity';

/** Accounts, signing up and in, and the guard that stands before every route of the process. */
@Module({
  imports: [
    TypeOrmModule.forFeature([User, Staff, Session, RefreshTokenRow]),
    JwtModule,
    PersonalDataModule.register(StaffData),
    AuditModule,
    GymsModule,
    MailOutboxModule,
  ],
  controllers: [AuthController, SessionsController],
  providers: [
    SignUpService,
    SignInService,
    AccountsRepository,
    StaffData,
    SessionsService,
    SessionsRepository,
    AccessTokens,
    RefreshCookie,
    Passwords,
    JwtStrategy,
    { provide: APP_GUARD, useClass: JwtGuard },
  ],
})
export class AuthModule {}
