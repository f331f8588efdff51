import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, Validate, ValidateIf } from 'class-validator';
import { MetricsToken, Origins, PublicUrl, RateLimitsSwitch } from './constraints';
import { readOrigins } from './origins';
import { usableCores } from './usable-cores';
import { IntegerBetween, NumberBetween, ReadBoolean, Variable } from './variable.decorator';

const MAX_PROCESSES = 64;

const isAuto = (value: unknown): boolean =>
  typeof value === 'string' && value.trim().toLowerCase() === 'auto';

/** The part of `Config` that is about a process and the HTTP that it speaks. */
export class ServerConfig {
  @Variable({ group: 'General', description: '`production` refuses unsafe settings and logs JSON.' })
  @IsIn(['development', 'test', 'production'], { message: 'must be development, test or production' })
  NODE_ENV: 'development' | 'test' | 'production' = 'development';

  @Variable({
    group: 'General',
    description: 'Least severe level that is logged: fatal, error, warn, info, debug, trace or silent.',
  })
  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
  LOG_LEVEL: string = 'info';

  @Variable({
    group: 'General',
    description: 'Folder where `npm start` keeps its database and its generated secret.',
  })
  @IsString()
  DATA_DIR: string = '.data';

  @Variable({
    group: 'General',
    description: 'Release that health and metrics name; by default the version in package.json.',
  })
  @IsOptional()
  @IsString()
  APP_VERSION?: string;

  @Variable({
    group: 'General',
    description: 'Commit that the release was built from, for the same purpose.',
  })
  @IsString()
  GIT_COMMIT: string = 'unknown';

  @Variable({ group: 'HTTP', description: 'Port of the API; 0 takes any free one.' })
  @IntegerBetween(0, 65535)
  PORT: number = 8000;

  @Variable({
    group: 'HTTP',
    description:
      'API processes that share the port; `auto` makes one for each core that the process, or its container, may use.',
  })
  @Transform(({ value }) => (isAuto(value) ? Math.min(usableCores(), MAX_PROCESSES) : value))
  @IntegerBetween(1, MAX_PROCESSES)
  WEB_CONCURRENCY: number = 1;

  @Variable({
    group: 'HTTP',
    description: 'Connections that one process has open at most; those beyond are closed at once.',
  })
  @IntegerBetween(1, 100_000)
  MAX_CONNECTIONS: number = 1_000;

  @Variable({
    group: 'HTTP',
    description:
      'Seconds after SIGTERM in which load balancers shall notice that the process is not ready any more.',
  })
  @NumberBetween(0, 5)
  DRAIN_SECONDS: number = 1.5;

  @Variable({ group: 'HTTP', description: "Port of the worker's health and metrics; 0 takes any free one." })
  @IntegerBetween(0, 65535)
  WORKER_PORT: number = 8001;

  @Variable({
    group: 'HTTP',
    description: 'Path under which the API is served; slashes and blanks around it do not matter.',
  })
  @Transform(({ value }) =>
    typeof value === 'string' ? `/${value.trim()}`.replace(/\/+/g, '/').replace(/\/$/, '') : value,
  )
  @IsString()
  API_PREFIX: string = '/api/v1';

  @Variable({
    group: 'HTTP',
    description:
      'Public address of the API, such as https://gyms.example.com: links in mails begin with it. Required in production; elsewhere localhost.',
  })
  @Transform(({ value }) => (typeof value === 'string' ? value.trim().replace(/\/+$/, '') : value))
  @ValidateIf(({ NODE_ENV, APP_URL }: ServerConfig) => NODE_ENV === 'production' || APP_URL !== undefined)
  @Validate(PublicUrl)
  APP_URL?: string;

  @Variable({
    group: 'HTTP',
    description: 'Origins of the browser clients, separated by commas or as a JSON array.',
  })
  @Transform(({ value }) => readOrigins(value))
  @Validate(Origins)
  CORS_ORIGINS: string[] = ['http://localhost:5173'];

  @Variable({
    group: 'HTTP',
    description:
      '`off` counts no attempts to sign in and the like: for tests and load runs, refused in production.',
  })
  @Validate(RateLimitsSwitch)
  RATE_LIMITS: 'on' | 'off' = 'on';

  @Variable({ group: 'HTTP', description: 'Number of proxies in front whose `X-Forwarded-For` is believed.' })
  @IntegerBetween(0, 10)
  TRUST_PROXY: number = 0;

  @Variable({
    group: 'HTTP',
    description:
      '`on` serves `/docs` and `/openapi.json`, the default outside production; `off` does not, the default there.',
  })
  @ReadBoolean()
  @IsOptional()
  @IsBoolean({ message: 'must be on or off' })
  DOCS?: boolean;

  @Variable({
    group: 'HTTP',
    description:
      'Token of 32 characters or more that scrapers of `/metrics` send as `Authorization: Bearer …`; ' +
      '`none` lets everybody read them, the default outside production.',
    secret: true,
  })
  @ValidateIf(
    ({ NODE_ENV, METRICS_TOKEN }: ServerConfig) => NODE_ENV === 'production' || METRICS_TOKEN !== undefined,
  )
  @Validate(MetricsToken)
  METRICS_TOKEN?: string;

  /** `APP_URL`, or where a developer's browser finds the API; without a slash at the end. */
  get appUrl(): string {
    return this.APP_URL ?? `http://localhost:${this.PORT}`;
  }

  /** The link to a page of ours, for a mail. @param token what it lets whoever has it do something with */
  linkTo(page: string, token: string): string {
    return `${this.appUrl}${this.API_PREFIX}${page}?token=${token}`;
  }

  /** Whether the documentation of the API is served. */
  get servesDocs(): boolean {
    return this.DOCS ?? this.NODE_ENV !== 'production';
  }

  /** What scrapers of the metrics must send; `undefined` when everybody may read them. */
  get metricsToken(): string | undefined {
    return this.METRICS_TOKEN === 'none' ? undefined : this.METRICS_TOKEN;
  }
}
