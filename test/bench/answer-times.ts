/**
 * `npm run bench:answer-times`: whether the time of an answer tells if an address has an account. Medians of 200 pairs, a known
 * and an unknown address in turns, as a table in Markdown. Takes about five minutes.
 */
import { migrate } from '@libs/platform/database';
import { freePort, startEmbeddedPostgres } from '@libs/platform/embedded-postgres';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '@libs/platform/config';
import { DEMO_ACCOUNT, seed } from '../../scripts/seed';
import { startBuilt } from './processes';

const PAIRS = 200;
const UNKNOWN = 'nobody@example.com';

/** What strangers may ask about an address, and the one answer that they get. */
const QUESTIONS = [
  {
    path: '/auth/login',
    status: 400,
    body: (username: string) => ({ username, password: 'not the password of anybody' }),
  },
  { path: '/auth/forgot-password', status: 204, body: (email: string) => ({ email }) },
];

async function measure(base: string): Promise<void> {
  console.log('| Route | Known address | Unknown address | Difference |\n|---|---|---|---|');
  for (const { path, status, body } of QUESTIONS) {
    const ask = async (address: string): Promise<number> => {
      const start = performance.now();
      const answer = await fetch(base + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body(address)),
      });
      await answer.arrayBuffer();
      if (answer.status !== status) throw new Error(`${path} answered ${answer.status}`);
      return performance.now() - start;
    };
    const [known, unknown]: [number[], number[]] = [[], []];
    for (let pair = 0; pair < PAIRS; pair++) {
      known.push(await ask(DEMO_ACCOUNT.email));
      unknown.push(await ask(UNKNOWN));
    }
    const [one, other] = [median(known), median(unknown)];
    const difference = (Math.abs(one - other) / Math.min(one, other)) * 100;
    console.log(`| ${path} | ${one.toFixed(1)} ms | ${other.toFixed(1)} ms | ${difference.toFixed(1)} % |`);
  }
}

const median = (times: number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;

async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gym-manager-answer-times-'));
  const postgres = await startEmbeddedPostgres({ dataDir: folder });
  try {
    await migrate(loadConfig({ DATABASE_URL: postgres.url, DATA_DIR: folder }));
    await seed(postgres.url, 10);
    const port = await freePort();
    const api = await startBuilt('api', port, { DATABASE_URL: postgres.url, PORT: String(port) });
    try {
      await measure(`${api.url}/api/v1`);
    } finally {
      await api.stop();
    }
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true });
  }
}

void bench();
