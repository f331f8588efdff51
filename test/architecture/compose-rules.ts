import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { documentedVariables } from '@libs/platform/config';

const ROOT = join(__dirname, '../..');

export interface Service {
  image: string;
  build?: object;
  command?: string[];
  environment?: Record<string, string | number>;
  ports?: string[];
  volumes?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test?: string[]; disable?: boolean };
  restart?: string;
  init?: boolean;
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
}
export interface Compose {
  services: Record<string, Service>;
  volumes: Record<string, null>;
}

/** A rule for docker-compose.yml, beyond the specification's schema. */
export interface ComposeRule {
  name: string;
  /** Where the file breaks it. */
  offences: (compose: Compose) => string[];
}

/** What the images of others read. */
const FOREIGN_VARIABLES = new Set([
  'POSTGRES_USER',
  'POSTGRES_PASSWORD',
  'POSTGRES_DB',
  'GF_AUTH_ANONYMOUS_ENABLED',
  'GF_AUTH_ANONYMOUS_ORG_ROLE',
  'GF_SECURITY_DISABLE_INITIAL_ADMIN_CREATION',
  'GF_ANALYTICS_REPORTING_ENABLED',
]);

const servicesWhere = ({ services }: Compose, isBroken: (service: Service, name: string) => boolean) =>
  Object.keys(services).filter((name) => isBroken(services[name]!, name));
const volumesOf = ({ services }: Compose): string[] =>
  Object.values(services).flatMap(({ volumes = [] }) => volumes.map((volume) => volume.split(':')[0]!));
const endsByItself = ({ restart }: Service): boolean => restart === 'no';

/** Whether Compose can tell when a service is well: by its own check, or by that of our image. */
const isWatched = ({ healthcheck, build }: Service): boolean =>
  healthcheck ? !healthcheck.disable && healthcheck.test?.[0] === 'CMD' : build !== undefined;

function canBeWaitedFor({ services }: Compose, name: string, condition: string): boolean {
  const service = services[name];
  if (!service) return false;
  return condition === 'service_completed_successfully' ? endsByItself(service) : isWatched(service);
}

export const COMPOSE_RULES: ComposeRule[] = [
  {
    name: 'images are pinned to a version or built here',
    offences: (compose) =>
      servicesWhere(
        compose,
        ({ image, build }) => !build && !/:v?\d+\.\d+(\.\d+)?(@sha256:[0-9a-f]{64})?$/.test(image),
      ),
  },
  {
    name: 'our commands are apps',
    offences: (compose) =>
      servicesWhere(
        compose,
        ({ build, command }) =>
          build !== undefined && !existsSync(join(ROOT, 'apps', command?.join(' ') ?? '', 'src/main.ts')),
      ),
  },
  {
    name: 'nothing listens beyond this machine',
    offences: ({ services }) =>
      Object.values(services)
        .flatMap(({ ports = [] }) => ports)
        .filter((port) => !port.startsWith('127.0.0.1:')),
  },
  {
    name: 'nothing with a known password is published',
    offences: (compose) =>
      servicesWhere(
        compose,
        ({ environment = {}, ports = [] }) =>
          ports.length > 0 && Object.keys(environment).some((name) => name.endsWith('_PASSWORD')),
      ),
  },
  {
    name: 'no key that signs tokens is written down',
    offences: (compose) => servicesWhere(compose, ({ environment = {} }) => 'JWT_SECRET' in environment),
  },
  {
    name: 'whatever stays says when it is well',
    offences: (compose) => servicesWhere(compose, (service) => !endsByItself(service) && !isWatched(service)),
  },
  {
    name: 'what is waited for can be waited for',
    offences: (compose) =>
      Object.values(compose.services).flatMap(({ depends_on = {} }) =>
        Object.keys(depends_on).filter((name) => !canBeWaitedFor(compose, name, depends_on[name]!.condition)),
      ),
  },
  {
    name: 'nobody gains privileges',
    offences: (compose) =>
      servicesWhere(compose, ({ security_opt = [] }) => !security_opt.includes('no-new-privileges:true')),
  },
  {
    name: 'our processes are locked in, under an init',
    offences: (compose) =>
      servicesWhere(
        compose,
        ({ build, init, read_only, cap_drop }) =>
          build !== undefined && !(init && read_only && cap_drop?.includes('ALL')),
      ),
  },
  {
    name: 'volumes are declared, and declared ones used',
    offences: (compose) => {
      const used = volumesOf(compose).filter((volume) => !volume.startsWith('.'));
      const declared = Object.keys(compose.volumes);
      return [
        ...used.filter((volume) => !declared.includes(volume)),
        ...declared.filter((volume) => !used.includes(volume)),
      ];
    },
  },
  {
    name: 'files that are mounted exist',
    offences: (compose) =>
      volumesOf(compose).filter((volume) => volume.startsWith('.') && !existsSync(join(ROOT, volume))),
  },
  {
    name: 'variables are known to who reads them',
    offences: ({ services }) =>
      Object.values(services).flatMap(({ build, environment = {} }) =>
        Object.keys(environment).filter(
          (name) => !(build ? documentedVariables().has(name) : FOREIGN_VARIABLES.has(name)),
        ),
      ),
  },
  {
    name: 'what .env may change is documented',
    offences: (compose) =>
      [...JSON.stringify(compose).matchAll(/\$\{(\w+)/g)]
        .map(([, name]) => name!)
        .filter((name) => !documentedVariables().has(name)),
  },
];
