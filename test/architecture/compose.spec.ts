import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Config, loadConfig } from '@libs/platform/config';
import { parse } from 'yaml';
import { Compose, COMPOSE_RULES, Service } from './compose-rules';

const ROOT = join(__dirname, '../..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

const COMPOSE = parse(read('docker-compose.yml'), { merge: true }) as Compose;
/** Edits of the file, each of which breaks one rule. */
const BREAKS: Record<string, ((services: Record<string, Service>, compose: Compose) => void)[]> = {
  'images are pinned to a version or built here': [
    ({ redis }) => (redis!.image = 'redis'),
    ({ redis }) => (redis!.image = 'redis:latest'),
    ({ redis }) => (redis!.image = 'redis:8'),
  ],
  'our commands are apps': [({ api }) => (api!.command = ['apy']), ({ api }) => delete api!.command],
  'nothing listens beyond this machine': [({ api }) => (api!.ports = ['8000:8000'])],
  'nothing with a known password is published': [
    ({ postgres }) => (postgres!.ports = ['127.0.0.1:5432:5432']),
  ],
  'no key that signs tokens is written down': [({ api }) => (api!.environment!.JWT_SECRET = 'known')],
  'whatever stays says when it is well': [
    ({ redis }) => delete redis!.healthcheck,
    ({ worker }) => (worker!.healthcheck = { disable: true }),
  ],
  'what is waited for can be waited for': [
    ({ migrate }) => (migrate!.restart = 'always'),
    ({ worker }) => (worker!.depends_on!.broker = { condition: 'service_healthy' }),
    ({ redis }) => delete redis!.healthcheck,
  ],
  'nobody gains privileges': [({ grafana }) => delete grafana!.security_opt],
  'our processes are locked in, under an init': [
    ({ api }) => delete api!.init,
    ({ api }) => delete api!.read_only,
    ({ api }) => delete api!.cap_drop,
  ],
  'volumes are declared, and declared ones used': [
    ({ redis }) => (redis!.volumes = ['elsewhere:/data']),
    (_, { volumes }) => (volumes.unused = null),
  ],
  'files that are mounted exist': [({ grafana }) => (grafana!.volumes = ['./docs/monitoring/none.json:/x'])],
  'variables are known to who reads them': [
    ({ api }) => (api!.environment!.DATABASE_URI = ''),
    ({ postgres }) => (postgres!.environment!.POSTGRES_DATABASE = ''),
  ],
  'what .env may change is documented': [({ api }) => (api!.ports = ['127.0.0.1:${API_PORT:-8000}:8000'])],
};

describe('the Compose specification’s schema', () => {
  const folder = mkdtempSync(join(tmpdir(), 'compose-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** What dclint, which brings the schema, says of a file; `--quiet` leaves its questions of taste out. */
  function schemaErrorsOf(content: string): string {
    const file = join(folder, 'docker-compose.yml');
    writeFileSync(file, content);
    const { status, stdout, stderr } = spawnSync(join(ROOT, 'node_modules/.bin/dclint'), ['--quiet', file], {
      encoding: 'utf8',
    });
    return status === 0 ? '' : stdout + stderr;
  }

  it('is kept', () => {
    expect(schemaErrorsOf(read('docker-compose.yml'))).toBe('');
  });

  it('would be missed by a misspelt key', () => {
    expect(schemaErrorsOf(read('docker-compose.yml').replace('healthcheck:', 'healthchek:'))).toContain(
      'invalid-schema',
    );
  });
});

describe.each(COMPOSE_RULES)('docker-compose.yml: $name', ({ name, offences }) => {
  it('is a rule that can be broken', () => {
    expect(BREAKS[name]).not.toHaveLength(0);
    for (const edit of BREAKS[name] ?? []) {
      const compose = structuredClone(COMPOSE);
      edit(compose.services, compose);
      expect(offences(compose)).not.toEqual([]);
    }
  });

  it('is kept', () => {
    expect(offences(COMPOSE)).toEqual([]);
  });
});

/** What a process reads when `.env` sets nothing but these. */
function configOf(service: Service, dotEnv: NodeJS.ProcessEnv, unneeded: (keyof Config)[]): Config {
  const environment = Object.entries(service.environment ?? {}).map(([name, value]) => [
    name,
    String(value).replace(
      /\$\{(\w+):-(.*?)\}/g,
      (_, variable: string, standard: string) => dotEnv[variable] ?? standard,
    ),
  ]);
  return loadConfig({ ...dotEnv, ...Object.fromEntries(environment) }, unneeded);
}

describe('docker compose up', () => {
  const { postgres, mailpit, api, worker, prometheus, grafana } = COMPOSE.services as Record<
    'postgres' | 'mailpit' | 'api' | 'worker' | 'prometheus' | 'grafana',
    Service
  >;
  const apiConfig = configOf(api, {}, ['JWT_SECRET']);
  const workerConfig = configOf(worker, {}, ['JWT_SECRET']);

  it('starts without a .env, and in production not without a key of one’s own', () => {
    expect(apiConfig.NODE_ENV).toBe('development');
    expect(() => configOf(api, { NODE_ENV: 'production' }, [])).toThrow(/JWT_SECRET .*is required/);
    expect(api.volumes).toEqual([`api-data:${apiConfig.DATA_DIR}`]);
  });

  it('is not led astray by a .env written for npm start', () => {
    const dotEnv = {
      DATABASE_URL: 'postgresql://localhost/elsewhere',
      REDIS_URL: 'redis://localhost',
      PORT: '9000',
      WORKER_PORT: '9001',
      DATA_DIR: '.data',
      MAILER_BACKEND: 'smtp',
      SMTP_HOST: 'smtp.example.com',
      SMTP_USERNAME: 'somebody',
      SMTP_USE_SSL: 'true',
    };
    expect(configOf(worker, dotEnv, ['JWT_SECRET'])).toMatchObject({
      ...workerConfig,
      DATA_DIR: '.data', // the worker writes nothing
      PORT: 9000, // and is not the API
    });
    expect(configOf(api, dotEnv, ['JWT_SECRET'])).toMatchObject({
      DATABASE_URL: apiConfig.DATABASE_URL,
      REDIS_URL: apiConfig.REDIS_URL,
      PORT: 8000,
      DATA_DIR: '/data',
    });
  });

  it('finds its PostgreSQL, its Redis and its mail server under their names', () => {
    const database = new URL(apiConfig.DATABASE_URL!);
    expect(COMPOSE.services[database.hostname]).toBe(postgres);
    expect(postgres.environment).toEqual({
      POSTGRES_USER: database.username,
      POSTGRES_PASSWORD: database.password,
      POSTGRES_DB: database.pathname.slice(1),
    });
    expect(COMPOSE.services.migrate?.environment?.DATABASE_URL).toBe(api.environment?.DATABASE_URL);
    expect(COMPOSE.services).toHaveProperty(new URL(workerConfig.REDIS_URL!).hostname);
    expect(workerConfig.MAILER_BACKEND).toBe('smtp');
    expect(COMPOSE.services[workerConfig.SMTP_HOST!]).toBe(mailpit);
  });

  it('publishes the API on the port that it listens on', () => {
    expect(api.ports).toEqual([`127.0.0.1:\${PORT:-8000}:${apiConfig.PORT}`]);
  });

  it('is scraped where it listens', () => {
    const { rule_files, scrape_configs } = parse(read('docs/monitoring/prometheus.yml')) as {
      rule_files: string[];
      scrape_configs: { job_name: string; static_configs: { targets: string[] }[] }[];
    };
    const targets = scrape_configs.map(({ job_name, static_configs }) => [
      job_name,
      static_configs.flatMap((config) => config.targets),
    ]);
    expect(Object.fromEntries(targets)).toMatchObject({
      api: [`api:${apiConfig.PORT}`],
      worker: [`worker:${workerConfig.WORKER_PORT}`],
    });
    for (const file of rule_files)
      expect(prometheus.volumes).toContainEqual(expect.stringMatching(`:/etc/prometheus/${file}:ro$`));
  });

  it('shows each dashboard in Grafana, on the data of its Prometheus', () => {
    const { datasources } = parse(read('docs/monitoring/grafana/datasources/prometheus.yml')) as {
      datasources: { url: string }[];
    };
    expect(datasources.map(({ url }) => url)).toEqual(['http://prometheus:9090']);
    expect(prometheus.ports).toEqual(['127.0.0.1:9090:9090']);

    const { providers } = parse(read('docs/monitoring/grafana/dashboards/gym-manager.yml')) as {
      providers: { options: { path: string } }[];
    };
    const mounted = grafana.volumes!.filter((volume) => volume.includes('.json:'));
    expect(mounted).toHaveLength(2);
    for (const volume of mounted) expect(volume).toContain(`:${providers[0]?.options.path}/`);
  });
});
