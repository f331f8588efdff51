import { GymsModule } from '@libs/gyms';
import { MailOutboxModule } from '@libs/mail';
import { Config } from '@libs/platform/config';
import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsRepository } from './accounts.repository';
import { AuthController } from './auth.controller';
import { AuthService } from './auth.service';
import { JwtGuard } from './jwt.guard';
import { JwtStrategy } from './jwt.strategy';
import { Passwords } from './passwords';
import { Staff } from './staff.entity';
import { User } from './user.entity';

/** Accounts, signing up and in, and the guard that stands before every route of the process. */
@Module({
  imports: [
    TypeOrmModule.forFeature([User, Staff]),
    JwtModule.registerAsync({
      inject: [Config],
      useFactory: (config: Config) => ({
        secret: config.JWT_SECRET,
        signOptions: { algorithm: config.JWT_ALGORITHM, expiresIn: config.ACCESS_TOKEN_EXPIRE_MINUTES * 60 },
      }),
    }),
    GymsModule,
    MailOutboxModule,
  ],
  controllers: [AuthController],
  providers: [
    AuthService,
    AccountsRepository,
    Passwords,
    JwtStrategy,
    { provide: APP_GUARD, useClass: JwtGuard },
  ],
})
export class AuthModule {}
