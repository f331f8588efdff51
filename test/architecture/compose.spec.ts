import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentedVariables } from '@libs/platform/config';
import { parse } from 'yaml';

interface Service {
  image: string;
  build?: object;
  restart?: string;
  environment?: Record<string, string | number>;
  ports?: string[];
  volumes?: string[];
  configs?: { source: string; target: string }[];
  healthcheck?: { test?: string[] };
  depends_on?: Record<string, { condition: string }>;
}

const ROOT = join(__dirname, '../..');
const COMPOSE = parse(readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8'), { merge: true }) as {
  services: Record<string, Service>;
  configs: Record<string, { content: string }>;
};
const SERVICES = Object.entries(COMPOSE.services).map(([name, service]) => Object.assign(service, { name }));
const OURS = SERVICES.filter(({ build }) => build);
const { api, worker, redis, prometheus } = COMPOSE.services;
const namesOf = (services: { name: string }[]): string[] => services.map(({ name }) => name);

describe('docker-compose.yml', () => {
  it('builds our processes, and names a version of every other image', () => {
    expect(namesOf(OURS)).toEqual(['migrate', 'api', 'worker']);
    for (const service of OURS) expect(service).toMatchObject({ command: [service.name] });
    const others = SERVICES.filter(({ build }) => !build);
    expect(namesOf(others.filter(({ image }) => !/:v?\d+\.\d+(?:\.\d+)?$/.test(image)))).toEqual([]);
  });

  it('has a healthcheck for every long-running service', () => {
    // Ours have that of the image unless they say otherwise.
    const checked = ({ healthcheck, build }: Service): boolean =>
      healthcheck ? healthcheck.test?.[0] === 'CMD' : build !== undefined;
    const unchecked = SERVICES.filter((service) => service.restart !== 'no' && !checked(service));
    expect(namesOf(unchecked)).toEqual([]);
  });

  it('starts a service once those it needs are healthy and migrations have succeeded', () => {
    for (const { depends_on = {} } of SERVICES)
      for (const [name, { condition }] of Object.entries(depends_on)) {
        const ends = COMPOSE.services[name]?.restart === 'no';
        expect(COMPOSE.services).toHaveProperty(name);
        expect(condition).toBe(ends ? 'service_completed_successfully' : 'service_healthy');
      }
    for (const service of [api, worker]) expect(service?.depends_on).toHaveProperty('migrate');
  });

  it('keeps queued jobs: Redis writes to disk and evicts nothing', () => {
    const command = ['redis-server', '--appendonly', 'yes', '--maxmemory-policy', 'noeviction'];
    expect(redis).toMatchObject({ command, volumes: ['redis-data:/data'] });
  });

  it('publishes ports on this machine alone, and none of a service with a password', () => {
    const ports = SERVICES.flatMap((service) => service.ports ?? []);
    expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
    const published = SERVICES.filter((service) => service.ports);
    const hasPassword = ({ environment }: Service): boolean =>
      /PASSWORD":"./.test(JSON.stringify(environment) ?? '');
    expect(namesOf(published.filter(hasPassword))).toEqual([]);
  });

  it('contains no signing key', () => {
    for (const { environment } of OURS) expect(environment).not.toHaveProperty('JWT_SECRET');
  });

  it('forbids new privileges, and runs our processes read-only, without capabilities, under init', () => {
    for (const service of SERVICES)
      expect(service).toMatchObject({ security_opt: ['no-new-privileges:true'] });
    for (const service of OURS)
      expect(service).toMatchObject({ init: true, read_only: true, cap_drop: ['ALL'] });
  });

  it('mounts files that exist', () => {
    const sources = SERVICES.flatMap(({ volumes = [] }) => volumes.map((volume) => volume.split(':')[0]!));
    const files = sources.filter((source) => source.startsWith('.'));
    expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });

  it('sets variables that our processes read', () => {
    const names = OURS.flatMap(({ environment = {} }) => Object.keys(environment));
    expect(names.filter((name) => !documentedVariables().has(name))).toEqual([]);
  });

  it('sends no mail off this machine, whatever .env says', () => {
    expect(worker?.environment).toMatchObject({
      MAILER_BACKEND: 'smtp',
      SMTP_HOST: 'mailpit',
      SMTP_USERNAME: '',
    });
  });

  it('gives Prometheus the token that the processes ask it for', () => {
    const token = '${METRICS_TOKEN:-none}';
    for (const service of [api, worker]) expect(service?.environment).toMatchObject({ METRICS_TOKEN: token });
    expect(COMPOSE.configs).toEqual({ 'metrics-token': { content: token } });
    expect(prometheus?.configs).toEqual([
      { source: 'metrics-token', target: '/etc/prometheus/metrics-token' },
    ]);
  });

  it('gives Prometheus the ports of the processes, and the alerts', () => {
    const config = readFileSync(join(ROOT, 'docs/monitoring/prometheus.yml'), 'utf8');
    expect(config).toContain(`'api:${api?.environment?.PORT}'`);
    expect(config).toContain(`'worker:${worker?.environment?.WORKER_PORT}'`);
    expect(prometheus?.volumes).toContain('./docs/monitoring/alerts.yml:/etc/prometheus/alerts.yml:ro');
  });
});
