import { Transform } from 'class-transformer';
import {
  IsBoolean,
  IsEmail,
  IsIn,
  IsOptional,
  IsString,
  IsUrl,
  Matches,
  MinLength,
  Validate,
  ValidateIf,
} from 'class-validator';
import addressparser from 'nodemailer/lib/addressparser';
import { BcryptCost, DatabaseUrl, NotPlaceholder, RedisUrl } from './constraints';
import { normaliseDatabaseUrl } from './database-url';
import { PhotosConfig } from './photos-config';
import { IntegerBetween, NumberBetween, ReadBoolean, Variable } from './variable.decorator';

/** Reads SQLAlchemy's spellings too; what is no URL stays as it is and fails validation. */
const readDatabaseUrl = (value: unknown): unknown => {
  try {
    return typeof value === 'string' ? normaliseDatabaseUrl(value) : value;
  } catch {
    return value;
  }
};
const ReadDatabaseUrl = (): PropertyDecorator => Transform(({ value }) => readDatabaseUrl(value));
const ReadDatabaseUrls = (): PropertyDecorator =>
  Transform(({ value }) => (typeof value === 'string' ? value.split(',').map(readDatabaseUrl) : value));

const isSmtp = (config: Config): boolean => config.MAILER_BACKEND === 'smtp';

/** Everything that can be set from outside: one property for each environment variable, by its name. */
export class Config extends PhotosConfig {
  @Variable({
    group: 'Sign-in',
    description:
      'Key that signs access tokens, 32 characters or more. Outside production one is made and kept in `DATA_DIR`.',
    secret: true,
  })
  @ValidateIf((config: Config) => config.NODE_ENV === 'production' || config.JWT_SECRET !== undefined)
  @IsString({ message: 'is required in production' })
  @ValidateIf((config: Config) => config.NODE_ENV === 'production')
  @MinLength(32, { message: 'must have 32 characters or more' })
  @Validate(NotPlaceholder)
  JWT_SECRET?: string;

  @Variable({
    group: 'Sign-in',
    description:
      'Keys that `JWT_SECRET` has replaced, separated by commas: the tokens that they signed are good until they expire.',
    secret: true,
  })
  @Transform(({ value }) => (typeof value === 'string' ? value.split(',').map((key) => key.trim()) : value))
  @MinLength(32, { each: true, message: 'must each have 32 characters or more' })
  @Validate(NotPlaceholder, { each: true })
  JWT_PREVIOUS_SECRETS: string[] = [];

  @Variable({ group: 'Sign-in', description: 'HMAC algorithm of the tokens: HS256, HS384 or HS512.' })
  @IsIn(['HS256', 'HS384', 'HS512'])
  JWT_ALGORITHM: 'HS256' | 'HS384' | 'HS512' = 'HS256';

  @Variable({ group: 'Sign-in', description: 'Minutes after which an access token expires.' })
  @IntegerBetween(1, 525_600)
  ACCESS_TOKEN_EXPIRE_MINUTES: number = 60;

  @Variable({
    group: 'Sign-in',
    description:
      'Days after which somebody who signed in must do so again, however often the session is refreshed.',
  })
  @IntegerBetween(1, 366)
  SESSION_EXPIRE_DAYS: number = 30;

  @Variable({
    group: 'Sign-in',
    description:
      'bcrypt cost of passwords: 12, or down to 4 where many sign up and in, as in tests; refused in production.',
  })
  @IntegerBetween(4, 12)
  @Validate(BcryptCost)
  BCRYPT_COST: number = 12;

  @Variable({
    group: 'Database and queue',
    description:
      'PostgreSQL to use; `npm start` without it runs an embedded one. SQLAlchemy spellings are understood.',
    secret: true,
  })
  @IsOptional()
  @Validate(DatabaseUrl)
  @ReadDatabaseUrl()
  DATABASE_URL?: string;

  @Variable({
    group: 'Database and queue',
    description:
      'PostgreSQL itself, where `DATABASE_URL` leads to a pooler that shares connections between transactions (PgBouncer): for LISTEN, migrations and the queue.',
    secret: true,
  })
  @IsOptional()
  @Validate(DatabaseUrl)
  @ReadDatabaseUrl()
  DATABASE_DIRECT_URL?: string;

  @Variable({
    group: 'Database and queue',
    description:
      'Streaming replicas of `DATABASE_URL` that the api reads from, separated by commas (a comma in a password is `%2C`). What it reads there is as new as on the primary.',
    secret: true,
  })
  @Validate(DatabaseUrl, { each: true })
  @ReadDatabaseUrls()
  DATABASE_REPLICA_URLS: string[] = [];

  @Variable({
    group: 'Database and queue',
    description:
      'Milliseconds that a read waits for a replica to catch up with the primary. A replica that takes longer is left out until it keeps up again.',
  })
  @IntegerBetween(1, 1_000)
  DATABASE_REPLICA_MAX_LAG_MS: number = 100;

  @Variable({
    group: 'Database and queue',
    description:
      'Connections that the pool of one process has at most, to the primary and to each replica; by default 10, or fewer where the processes need more than half of `max_connections`.',
  })
  @IsOptional()
  @IntegerBetween(1, 500)
  DATABASE_POOL_SIZE?: number;

  @Variable({
    group: 'Database and queue',
    description: 'Days for which entries of the audit log are kept, 90 or more.',
  })
  @IntegerBetween(90, 36_500)
  AUDIT_LOG_RETENTION_DAYS: number = 1_095;

  @Variable({
    group: 'Database and queue',
    description:
      '`off` where a pooler keeps no prepared statements: PgBouncer before 1.21, or without `max_prepared_statements`.',
  })
  @ReadBoolean()
  @IsBoolean({ message: 'must be on or off' })
  DATABASE_PREPARED_STATEMENTS: boolean = true;

  @Variable({
    group: 'Database and queue',
    description:
      'Redis for the queue and for counting attempts to sign in, such as redis://localhost:6379; without it both live in PostgreSQL.',
    secret: true,
  })
  @IsOptional()
  @Validate(RedisUrl)
  REDIS_URL?: string;

  @Variable({
    group: 'Database and queue',
    description: 'First part of every Redis key, so that several installations can share one Redis.',
  })
  @Matches(/^[\w.-]{1,64}$/, { message: 'must be 1 to 64 letters, digits, dots or dashes' })
  QUEUE_PREFIX: string = 'gym-manager';

  @Variable({
    group: 'Mail',
    description: '`console` prints mails, the default outside production; `smtp` sends them.',
  })
  @Transform(({ value }) => (typeof value === 'string' ? value.trim().toLowerCase() : value))
  @ValidateIf(
    ({ NODE_ENV, MAILER_BACKEND }: Config) => NODE_ENV === 'production' || MAILER_BACKEND !== undefined,
  )
  @IsIn(['console', 'smtp'], { message: 'must be console or smtp; in production it has no default' })
  MAILER_BACKEND?: 'console' | 'smtp';

  @Variable({
    group: 'Mail',
    description: 'Seconds between two mails, across all workers; 0 does not limit.',
  })
  @NumberBetween(0, 3600)
  MAILER_RATE_LIMIT_SECONDS: number = 0;

  @Variable({
    group: 'Mail',
    description:
      'Quick retries of a failed mail; after them it is tried once a minute at first, once an hour later.',
  })
  @IntegerBetween(0, 20)
  MAILER_MAX_RETRIES: number = 5;

  @Variable({
    group: 'Mail',
    description: 'Seconds before the first retry; doubled, with jitter, for each one that follows.',
  })
  @NumberBetween(0, 3600)
  MAILER_RETRY_DELAY_SECONDS: number = 5;

  @Variable({ group: 'Mail', description: 'Host of the SMTP server; required with `MAILER_BACKEND=smtp`.' })
  @ValidateIf(isSmtp)
  @IsString({ message: 'is required when MAILER_BACKEND is smtp' })
  SMTP_HOST?: string;

  @Variable({ group: 'Mail', description: 'Port of the SMTP server.' })
  @IntegerBetween(1, 65535)
  SMTP_PORT: number = 587;

  @Variable({
    group: 'Mail',
    description: 'User name for the SMTP server; without it there is no authentication.',
  })
  @IsOptional()
  @IsString()
  SMTP_USERNAME?: string;

  @Variable({ group: 'Mail', description: 'Password for the SMTP server.', secret: true })
  @IsOptional()
  @IsString()
  SMTP_PASSWORD?: string;

  @Variable({
    group: 'Mail',
    description: 'Upgrade the connection with STARTTLS, and refuse to send without.',
  })
  @ReadBoolean()
  @IsBoolean()
  SMTP_USE_TLS: boolean = true;

  @Variable({ group: 'Mail', description: 'Speak TLS from the first byte (port 465).' })
  @ReadBoolean()
  @IsBoolean()
  SMTP_USE_SSL: boolean = false;

  @Variable({
    group: 'Mail',
    description: 'Address that mails are sent from, with or without a name: `Gym <no-reply@example.com>`.',
  })
  @Transform(({ value }) => (typeof value === 'string' ? value.trim() : value))
  @IsEmail({ require_tld: false, allow_display_name: true })
  SMTP_FROM_EMAIL: string = 'no-reply@localhost';

  @Variable({
    group: 'Tracing',
    description:
      'Collector that takes traces as OTLP over HTTP, such as http://localhost:4318; without it nothing is traced.',
  })
  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false })
  OTEL_EXPORTER_OTLP_ENDPOINT?: string;

  @Variable({
    group: 'Tracing',
    description: 'Name of the process in traces; by default gym-manager-api and so on.',
  })
  @IsOptional()
  @IsString()
  OTEL_SERVICE_NAME?: string;

  @Variable({
    group: 'Tracing',
    description: 'Share of new traces that is sampled, from 0 to 1; what a caller decided is kept.',
  })
  @NumberBetween(0, 1)
  OTEL_TRACES_SAMPLER_ARG: number = 1;

  /** Where a session stays the same from one transaction to the next. */
  get directDatabaseUrl(): string | undefined {
    return this.DATABASE_DIRECT_URL ?? this.DATABASE_URL;
  }

  /** `SMTP_FROM_EMAIL` taken apart; the name is empty when there is none. */
  get sender(): { name: string; address: string } {
    return addressparser(this.SMTP_FROM_EMAIL, { flatten: true })[0]!;
  }
}
