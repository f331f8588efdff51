import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { fileNameOf, runbookOf } from '../../docs/monitoring/dashboards/grafana';
import { DASHBOARDS, MONITORING, readMonitoring, readPanels, readRules } from '../support/monitoring';
import { describeWith } from '../support/programs';

jest.setTimeout(120_000);

const RUNBOOKS = join(MONITORING, '../runbooks');
const ALERTS = readRules().filter(({ alert }) => alert !== undefined);
const PANELS = DASHBOARDS.flatMap((dashboard) =>
  readPanels(dashboard).map((panel) => ({ name: `${dashboard}: ${panel.title}`, panel })),
);

/** Runs Prometheus' own checker in a folder. */
function promtoolIn(cwd: string, ...parameters: string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync('promtool', parameters, { cwd, encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

const promtool = (...parameters: string[]) => promtoolIn(MONITORING, ...parameters);
const SUCCESS = { status: 0, output: expect.stringContaining('SUCCESS') };

describeWith('promtool')('The configuration of Prometheus', () => {
  it('is valid, with the rules and the token that it names', () => {
    const folder = mkdtempSync(join(tmpdir(), 'gym-manager-test-'));
    try {
      for (const file of ['prometheus.yml', 'alerts.yml'])
        copyFileSync(join(MONITORING, file), join(folder, file));
      writeFileSync(join(folder, 'metrics-token'), 'none');
      expect(promtoolIn(folder, 'check', 'config', 'prometheus.yml')).toEqual(SUCCESS);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('contains no rule twice', () => {
    expect(promtool('check', 'rules', '--lint-fatal', 'alerts.yml')).toEqual(SUCCESS);
  });

  it('fires alerts on the conditions of their tests, and only then', () => {
    expect(promtool('test', 'rules', 'alerts.test.yml')).toEqual(SUCCESS);
  });

  it('scrapes as often as the dashboards assume', () => {
    const prometheus = parse(readMonitoring('prometheus.yml')) as { global: { scrape_interval: string } };
    const grafana = parse(readMonitoring('grafana/datasources/prometheus.yml')) as {
      datasources: { jsonData: { timeInterval: string } }[];
    };
    expect(grafana.datasources[0]?.jsonData.timeInterval).toBe(prometheus.global.scrape_interval);
  });
});

describe.each(ALERTS.map((rule) => ({ name: rule.alert ?? '', rule })))(
  'The alert $name',
  ({ name, rule }) => {
    const tests = readMonitoring('alerts.test.yml');

    it('has a summary and a severity', () => {
      expect(rule.labels?.severity).toMatch(/^(?:page|ticket)$/);
      expect(rule.annotations?.summary).toMatch(/\S/);
      expect(rule.annotations?.description).toMatch(/\S/);
    });

    it('links to a runbook of the same severity that covers meaning, checks and mitigation', () => {
      expect(rule.annotations?.runbook_url).toBe(runbookOf(name));
      const runbook = readFileSync(join(RUNBOOKS, fileNameOf(name)), 'utf8');
      expect(runbook).toMatch(new RegExp(`^# ${name}\\n\\nSeverity: ${rule.labels?.severity}\\n`));
      for (const part of ['What it means', 'What users notice', 'Check', 'Fix', 'Afterwards'])
        expect(runbook).toMatch(new RegExp(`^## ${part}\\n\\n\\S`, 'm'));
    });

    it('fires in a test', () => {
      expect(tests).toMatch(new RegExp(`labels: '\\{alertname="${name}"`));
    });
  },
);

describe('The pages for operators', () => {
  const DOCS = join(MONITORING, '..');
  const PAGES = ['operations.md', ...readdirSync(RUNBOOKS).map((name) => `runbooks/${name}`)];
  const anchorsOf = (text: string): string[] =>
    [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    );

  it.each(PAGES)('%s links to files and sections that exist', (page) => {
    const text = readFileSync(join(DOCS, page), 'utf8');
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)];
    const broken = links.filter(([, file = '', anchor]) => {
      const target = file ? join(DOCS, dirname(page), file) : join(DOCS, page);
      return !existsSync(target) || (anchor && !anchorsOf(readFileSync(target, 'utf8')).includes(anchor));
    });
    expect(broken.map(([link]) => link)).toEqual([]);
  });
});

describe.each(PANELS)('The panel $name', ({ panel }) => {
  const FITTING_WINDOWS = new Set(['[$__rate_interval]', '[$__range]']);
  const datasource = { type: 'prometheus', uid: '${DS_PROMETHEUS}' };

  it('has a description', () => {
    expect(panel.description).toMatch(/\S.*\.$/);
    expect(panel.fieldConfig.defaults.unit).toMatch(/\S/);
    expect(panel.targets).not.toHaveLength(0);
    for (const { legendFormat } of panel.targets) expect(legendFormat).toMatch(/\S/);
  });

  it('uses the selected data source, and windows that fit the zoom', () => {
    for (const asking of [panel, ...panel.targets]) expect(asking.datasource).toEqual(datasource);
    const windows = panel.targets.flatMap(({ expr }) => expr.match(/\[[^\]]*\]/g) ?? []);
    expect(windows.filter((window) => !FITTING_WINDOWS.has(window))).toEqual([]);
  });

  it('has the threshold of its alert', () => {
    const [runbook] = panel.links;
    if (!runbook) return;
    const alert = ALERTS.find(({ annotations }) => annotations?.runbook_url === runbook.url);
    const [lower, upper] = panel.fieldConfig.defaults.thresholds.steps;
    const condition =
      lower?.color === 'red'
        ? /== [01]\b/
        : new RegExp(`>=? ${String(upper?.value).replace('.', '\\.')}(?![\\d.])`);
    expect(alert?.expr).toMatch(condition);
  });
});
