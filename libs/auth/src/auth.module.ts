import { AuditModule } from '@libs/audit';
import { DevicesModule } from '@libs/devices';
import { GymsModule } from '@libs/gyms';
import { MailOutboxModule } from '@libs/mail';
import { StaffModule } from '@libs/staff';
import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessTokens } from './access-tokens';
import { AccountPagesController } from './account-pages.controller';
import { AccountToken } from './account-token.entity';
import { AccountTokensRepository } from './account-tokens.repository';
import { AccountController } from './account.controller';
import { AccountsRepository } from './accounts.repository';
import { AuthController } from './auth.controller';
import { EmailService } from './email.service';
import { JoinService } from './join.service';
import { JwtGuard } from './jwt.guard';
import { JwtStrategy } from './jwt.strategy';
import { PasswordService } from './password.service';
import { Passwords } from './passwords';
import { PrincipalCache } from './principal-cache';
import { RolesGuard } from './roles.guard';
import { RefreshCookie } from './refresh-cookie';
import { SecondFactorCodes } from './second-factor-codes';
import { SecondFactorController } from './second-factor.controller';
import { SecondFactor } from './second-factor.entity';
import { SecondFactorGuard } from './second-factor.guard';
import { SecondFactorService } from './second-factor.service';
import { SecondFactorsRepository } from './second-factors.repository';
import { SecretBox } from './secret-box';
import { RefreshTokenRow, Session } from './session.entity';
import { SessionWatch } from './session-watch';
import { SessionsController } from './sessions.controller';
import { SessionsRepository } from './sessions.repository';
import { SessionsService } from './sessions.service';
import { SignInService } from './sign-in.service';
import { SignUpService } from './sign-up.service';
import { User } from './user.entity';
import { WorkplacesController } from './workplaces.controller';

/** Accounts, signing up and in, and the guard that stands before every route of the process. */
@Module({
  imports: [
    TypeOrmModule.forFeature([User, Session, RefreshTokenRow, AccountToken, SecondFactor]),
    JwtModule,
    AuditModule,
    DevicesModule,
    GymsModule,
    MailOutboxModule,
    StaffModule,
  ],
  controllers: [
    AuthController,
    SessionsController,
    AccountController,
    SecondFactorController,
    WorkplacesController,
    AccountPagesController,
  ],
  providers: [
    SignUpService,
    SignInService,
    PasswordService,
    EmailService,
    SecondFactorService,
    SecondFactorCodes,
    SecondFactorsRepository,
    SecretBox,
    JoinService,
    AccountTokensRepository,
    AccountsRepository,
    SessionsService,
    SessionsRepository,
    AccessTokens,
    RefreshCookie,
    Passwords,
    JwtStrategy,
    PrincipalCache,
    SessionWatch,
    { provide: APP_GUARD, useClass: JwtGuard },
    { provide: APP_GUARD, useClass: RolesGuard },
    { provide: APP_GUARD, useClass: SecondFactorGuard },
  ],
  exports: [SessionWatch],
})
export class AuthModule {}
