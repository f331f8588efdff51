import { type ValidationArguments, ValidatorConstraint, ValidatorConstraintInterface } from 'class-validator';
import { normaliseDatabaseUrl } from './database-url';

/** What `pg` can connect to, in the spelling of SQLAlchemy too. */
@ValidatorConstraint({ name: 'databaseUrl' })
export class DatabaseUrl implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    try {
      return typeof value === 'string' && normaliseDatabaseUrl(value) !== '';
    } catch {
      return false;
    }
  }
  defaultMessage = () => 'must be a URL such as postgresql://user:password@host:5432/database';
}

/** What ioredis can connect to. */
@ValidatorConstraint({ name: 'redisUrl' })
export class RedisUrl implements ValidatorConstraintInterface {
  validate = (value: unknown): boolean =>
    typeof value === 'string' && /^rediss?:\/\//.test(value) && URL.canParse(value);
  defaultMessage = () => 'must be a URL such as redis://localhost:6379';
}

/** No secret that was copied from an example. */
@ValidatorConstraint({ name: 'notPlaceholder' })
export class NotPlaceholder implements ValidatorConstraintInterface {
  validate = (value: unknown): boolean => !/change.?me|your.?secret|placeholder|example/i.test(String(value));
  defaultMessage = () =>
    'is a placeholder: make a secret of your own, for example with `openssl rand -hex 32`';
}

/** A token as `Authorization: Bearer` carries it (RFC 6750, section 2.1), or the word that there is none. */
@ValidatorConstraint({ name: 'metricsToken' })
export class MetricsToken implements ValidatorConstraintInterface {
  validate = (value: unknown): boolean =>
    typeof value === 'string' &&
    (value === 'none' || (/^[\w.~+/-]{32,}=*$/.test(value) && new NotPlaceholder().validate(value)));
  defaultMessage = () =>
    'must be a token of 32 characters or more, for example from `openssl rand -hex 32`, or none; in production it has no default';
}

/** What links can begin with. */
@ValidatorConstraint({ name: 'publicUrl' })
export class PublicUrl implements ValidatorConstraintInterface {
  validate = (value: unknown): boolean =>
    typeof value === 'string' && /^https?:\/\/[^\s?#@]+$/.test(value) && URL.canParse(value);
  defaultMessage = () => 'must be a URL such as https://gyms.example.com; in production it has no default';
}

/** Origins as browsers send them: no path, no closing slash. */
@ValidatorConstraint({ name: 'origins' })
export class Origins implements ValidatorConstraintInterface {
  validate = (value: unknown): boolean =>
    Array.isArray(value) &&
    value.every(
      (origin) => typeof origin === 'string' && URL.canParse(origin) && new URL(origin).origin === origin,
    );
  defaultMessage = () =>
    'must be a list of origins such as https://app.example.com, separated by commas or as a JSON array';
}

/** `on`, or `off` where nobody is there who could guess. */
@ValidatorConstraint({ name: 'rateLimitsSwitch' })
export class RateLimitsSwitch implements ValidatorConstraintInterface {
  validate = (value: unknown, { object }: ValidationArguments): boolean =>
    value === 'on' || (value === 'off' && (object as { NODE_ENV?: string }).NODE_ENV !== 'production');
  defaultMessage = () => 'must be on or off, and on in production';
}

/** No cheaper hash where there are passwords to protect. */
@ValidatorConstraint({ name: 'bcryptCost' })
export class BcryptCost implements ValidatorConstraintInterface {
  validate = (value: unknown, { object }: ValidationArguments): boolean =>
    value === 12 || (object as { NODE_ENV?: string }).NODE_ENV !== 'production';
  defaultMessage = () => 'must be 12 in production';
}
