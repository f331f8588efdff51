import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { RUNBOOKS } from '../../docs/monitoring/dashboards/grafana';
import { DASHBOARDS, MONITORING, readMonitoring, readPanels, readRules } from '../support/monitoring';
import { describeWith } from '../support/programs';

jest.setTimeout(120_000);

const OPERATIONS = readFileSync(join(MONITORING, '../operations.md'), 'utf8');
const ALERTS = readRules().filter(({ alert }) => alert !== undefined);
const PANELS = DASHBOARDS.flatMap((dashboard) =>
  readPanels(dashboard).map((panel) => ({ name: `${dashboard}: ${panel.title}`, panel })),
);

/** Runs Prometheus' own checker. */
function promtool(...parameters: string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync('promtool', parameters, { cwd: MONITORING, encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

const SUCCESS = { status: 0, output: expect.stringContaining('SUCCESS') };

/** What operations.md says about an alert, by its sub-parts; a list counts when it has an item. */
function readRunbooks(text: string): Map<string, { means: boolean; lookAt: boolean; action: boolean }> {
  const [, runbooks = ''] = text.split(/^## Runbooks$/m);
  const sections = runbooks.split(/^### /m).slice(1);
  return new Map(
    sections.map((section) => [
      section.slice(0, section.indexOf('\n')),
      {
        means: /^\*\*Means\.\*\* (?:Page|Ticket)\. \S/m.test(section),
        lookAt: /^\*\*Look at\*\*\n\n- \S/m.test(section),
        action: /^\*\*Do\*\*\n\n1\. \S/m.test(section),
      },
    ]),
  );
}

describeWith('promtool')('The configuration of Prometheus', () => {
  it('is valid, with the rules that it names', () => {
    expect(promtool('check', 'config', 'prometheus.yml')).toEqual(SUCCESS);
  });

  it('holds no rule twice', () => {
    expect(promtool('check', 'rules', '--lint-fatal', 'alerts.yml')).toEqual(SUCCESS);
  });

  it('alerts when it should, and only then', () => {
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

    it('says what is wrong and how urgent it is', () => {
      expect(rule.labels?.severity).toMatch(/^(?:page|ticket)$/);
      expect(rule.annotations?.summary).toMatch(/\S/);
      expect(rule.annotations?.description).toMatch(/\S/);
    });

    it('leads to a runbook that says what it means, what to look at and what to do', () => {
      expect(rule.annotations?.runbook_url).toBe(`${RUNBOOKS}#${name.toLowerCase()}`);
      const runbooks = readRunbooks(readFileSync(join(MONITORING, '../operations.md'), 'utf8'));
      expect(runbooks.get(name)).toEqual({ means: true, lookAt: true, action: true });
    });

    it('is seen to fire by a test', () => {
      expect(tests).toMatch(new RegExp(`labels: '\\{alertname="${name}"`));
    });
  },
);

describe('The runbooks', () => {
  it('are about alerts that exist, and as urgent', () => {
    const urgency = [...OPERATIONS.matchAll(/^### (\w+)\n\n\*\*Means\.\*\* (\w+)\./gm)].map(
      ([, alert, severity]) => [alert, severity?.toLowerCase()],
    );
    expect(new Map(urgency as [string, string][])).toEqual(
      new Map(ALERTS.map(({ alert, labels }) => [alert ?? '', labels?.severity ?? ''])),
    );
  });

  it('lead to sections that exist', () => {
    const anchors = new Set(
      [...OPERATIONS.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
        heading
          .toLowerCase()
          .replace(/[^\w -]/g, '')
          .replaceAll(' ', '-'),
      ),
    );
    const links = [...OPERATIONS.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor = '']) => anchor);
    expect(links).not.toHaveLength(0);
    expect(links.filter((anchor) => !anchors.has(anchor))).toEqual([]);
  });

  it('do not count when a part is empty', () => {
    const empty = '## Runbooks\n\n### Down\n\n**Means.** Page.\n\n**Look at**\n\n**Do**\n\n1. Restart.\n';
    expect(readRunbooks(empty).get('Down')).toEqual({ means: false, lookAt: false, action: true });
  });
});

describe.each(PANELS)('The panel $name', ({ panel }) => {
  const FITTING_WINDOWS = new Set(['[$__rate_interval]', '[$__range]']);
  const datasource = { type: 'prometheus', uid: '${DS_PROMETHEUS}' };

  it('explains itself', () => {
    expect(panel.description).toMatch(/\S.*\.$/);
    expect(panel.fieldConfig.defaults.unit).toMatch(/\S/);
    expect(panel.targets).not.toHaveLength(0);
    for (const { legendFormat } of panel.targets) expect(legendFormat).toMatch(/\S/);
  });

  it('asks the data source that is chosen, over windows that fit the zoom', () => {
    for (const asking of [panel, ...panel.targets]) expect(asking.datasource).toEqual(datasource);
    const windows = panel.targets.flatMap(({ expr }) => expr.match(/\[[^\]]*\]/g) ?? []);
    expect(windows.filter((window) => !FITTING_WINDOWS.has(window))).toEqual([]);
  });

  it('turns red where its alert fires', () => {
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
