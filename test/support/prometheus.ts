import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@libs/platform/embedded-postgres';
import { parse, stringify } from 'yaml';
import { eventually } from './eventually';
import { MONITORING, readMonitoring } from './monitoring';

interface PrometheusConfig {
  global: { scrape_interval: string; evaluation_interval: string };
  rule_files: string[];
  scrape_configs: {
    job_name: string;
    static_configs: { targets: string[] }[];
  }[];
}

/** A series and its values: `[seconds since 1970, value]`. */
export interface Series {
  metric: Record<string, string>;
  values: [number, string][];
}

/** What Prometheus thinks of a rule. */
export interface RuleState {
  name: string;
  health: string;
  lastError?: string;
  /** Of an alert alone. */
  state?: 'inactive' | 'pending' | 'firing';
}

interface TargetState {
  labels: { job: string };
  health: string;
  lastError: string;
}

/** A real Prometheus, with the configuration that is shipped but for addresses and a scrape every second. */
export class Prometheus {
  private constructor(
    private readonly url: string,
    private readonly startedAt: number,
    readonly stop: () => Promise<void>,
  ) {}

  /**
   * @param targets `host:port` by the name of the job
   * @param token that is sent with every scrape of ours
   * @param rules file of the rules
   */
  static async start(
    targets: Record<string, string>,
    token: string,
    rules = join(MONITORING, 'alerts.yml'),
  ): Promise<Prometheus> {
    const folder = mkdtempSync(join(tmpdir(), 'gym-manager-prometheus-'));
    const address = `127.0.0.1:${await freePort()}`;
    const config = parse(readMonitoring('prometheus.yml')) as PrometheusConfig;
    config.global = { scrape_interval: '1s', evaluation_interval: '1s' };
    config.rule_files = [rules];
    for (const { job_name, static_configs } of config.scrape_configs)
      for (const group of static_configs)
        group.targets = [{ prometheus: address, ...targets }[job_name] ?? ''];
    // Paths in it are relative to it.
    writeFileSync(join(folder, 'prometheus.yml'), stringify(config));
    writeFileSync(join(folder, 'metrics-token'), token);

    const startedAt = Date.now() / 1_000;
    const child = spawn(
      'prometheus',
      [
        `--config.file=${folder}/prometheus.yml`,
        `--storage.tsdb.path=${folder}/data`,
        `--web.listen-address=${address}`,
        '--log.level=error',
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    const exit = once(child, 'exit');
    const prometheus = new Prometheus(`http://${address}`, startedAt, async () => {
      child.kill('SIGTERM');
      await exit;
      rmSync(folder, { recursive: true });
    });
    await eventually('Prometheus is ready', async () => {
      if (child.exitCode !== null) throw new Error('Prometheus has ended');
      return (await fetch(`http://${address}/-/ready`).catch(() => undefined))?.ok;
    });
    return prometheus;
  }

  /**
   * What a query shows, second by second.
   *
   * @param since seconds since 1970; the start of Prometheus unless given
   */
  async query(expr: string, since = this.startedAt): Promise<Series[]> {
    const { result } = await this.ask<{ result: Series[] }>('query_range', {
      query: expr,
      start: String(since),
      end: String(Date.now() / 1_000),
      step: '1',
    });
    return result;
  }

  /** The series that a selector has found since the start. */
  series(selector: string): Promise<Record<string, string>[]> {
    return this.ask('series', { 'match[]': selector, start: String(this.startedAt) });
  }

  async targets(): Promise<TargetState[]> {
    const { activeTargets } = await this.ask<{ activeTargets: TargetState[] }>('targets');
    return activeTargets;
  }

  async rules(): Promise<RuleState[]> {
    const { groups } = await this.ask<{ groups: { rules: RuleState[] }[] }>('rules');
    return groups.flatMap(({ rules }) => rules);
  }

  private async ask<Data>(path: string, parameters: Record<string, string> = {}): Promise<Data> {
    const query = new URLSearchParams(parameters).toString();
    const response = await fetch(`${this.url}/api/v1/${path}?${query}`);
    const { data, error } = (await response.json()) as { data: Data; error?: string };
    if (error) throw new Error(`Prometheus does not understand: ${error}`);
    return data;
  }
}
