/** One line, or one line per series, of a panel. */
export interface Query {
  expr: string;
  /** `{{label}}` is replaced by the label's value. */
  legend: string;
}

/** Where a panel turns red: at `from` and over it, or `below`. */
export interface Limit {
  from?: number;
  below?: number;
  /** The alert that fires there, to whose runbook the panel links. */
  alert?: string;
}

export interface Panel {
  title: string;
  /** What is seen, and what a bad value means. */
  description: string;
  /** Grafana's name of a unit, such as `s` or `percentunit`. */
  unit: string;
  queries: Query[];
  /** A line over time by default; `stat` shows the last value. */
  type?: 'timeseries' | 'stat';
  /** Of the 24 columns; 8 by default. */
  width?: number;
  limit?: Limit;
}

export interface Dashboard {
  /** Part of its address; never changes. */
  uid: string;
  title: string;
  description: string;
  /** Panels by the heading above them. */
  rows: Record<string, Panel[]>;
}

/** Restricts a query to what is chosen at the top of the dashboard. */
export const CHOSEN = 'job=~"$job",instance=~"$instance"';

/** Where the runbook of an alert is published; alerts.yml says the same. */
export const runbookOf = (alert: string): string =>
  `https://github.com/OWNER/gym-manager/blob/main/docs/runbooks/${fileNameOf(alert)}`;

/** `ApiDown` has its runbook in `api-down.md`. */
export const fileNameOf = (alert: string): string =>
  `${alert.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()}.md`;

const DATASOURCE = { type: 'prometheus', uid: '${DS_PROMETHEUS}' };
const COLUMNS = 24;
const HEIGHTS = { timeseries: 8, stat: 4 };

/** A dashboard in Grafana's JSON (schema 39, Grafana 10.4 and later). */
export function toGrafana({ uid, title, description, rows }: Dashboard): object {
  return {
    uid,
    title,
    description,
    tags: ['gym-manager'],
    schemaVersion: 39,
    version: 1,
    editable: true,
    graphTooltip: 1,
    refresh: '30s',
    time: { from: 'now-6h', to: 'now' },
    timezone: 'browser',
    templating: { list: variables() },
    annotations: { list: [deployments()] },
    panels: layOut(rows),
  };
}

function variables(): object[] {
  const choice = (name: string, query: string): object => ({
    name,
    type: 'query',
    datasource: DATASOURCE,
    query: { query, refId: name },
    definition: query,
    refresh: 2,
    sort: 1,
    multi: true,
    includeAll: true,
    allValue: '.*',
    current: { text: 'All', value: '$__all' },
  });
  return [
    { name: 'DS_PROMETHEUS', label: 'Data source', type: 'datasource', query: 'prometheus', refresh: 1 },
    choice('job', 'label_values(app_build_info, job)'),
    choice('instance', 'label_values(app_build_info{job=~"$job"}, instance)'),
  ];
}

/** A mark where a process has started. */
function deployments(): object {
  return {
    name: 'Starts',
    enable: true,
    datasource: DATASOURCE,
    iconColor: 'blue',
    expr: `changes(process_start_time_seconds{${CHOSEN}}[$__rate_interval]) > 0`,
    titleFormat: '{{instance}} started',
  };
}

function layOut(rows: Record<string, Panel[]>): object[] {
  const laidOut: object[] = [];
  let y = 0;
  for (const [title, panels] of Object.entries(rows)) {
    laidOut.push({
      id: laidOut.length + 1,
      type: 'row',
      title,
      collapsed: false,
      panels: [],
      gridPos: { x: 0, y: y++, w: COLUMNS, h: 1 },
    });
    let x = 0;
    let height = 0;
    for (const panel of panels) {
      const w = panel.width ?? 8;
      const h = HEIGHTS[panel.type ?? 'timeseries'];
      if (x + w > COLUMNS) {
        y += height;
        x = height = 0;
      }
      laidOut.push({ id: laidOut.length + 1, gridPos: { x, y, w, h }, ...toGrafanaPanel(panel) });
      x += w;
      height = Math.max(height, h);
    }
    y += height;
  }
  return laidOut;
}

function toGrafanaPanel(panel: Panel): object {
  const { title, description, unit, queries, limit, type = 'timeseries' } = panel;
  const isStat = type === 'stat';
  return {
    type,
    title,
    description,
    datasource: DATASOURCE,
    targets: queries.map(({ expr, legend }, index) => ({
      refId: 'ABCDEFGH'[index],
      datasource: DATASOURCE,
      expr,
      legendFormat: legend,
      instant: isStat,
      range: !isStat,
    })),
    fieldConfig: {
      defaults: {
        unit,
        thresholds: { mode: 'absolute', steps: steps(limit) },
        ...(isStat
          ? { color: { mode: 'thresholds' } }
          : {
              min: 0,
              color: { mode: 'palette-classic' },
              custom: {
                fillOpacity: 10,
                showPoints: 'never',
                thresholdsStyle: { mode: limit ? 'dashed' : 'off' },
              },
            }),
      },
      overrides: [],
    },
    options: isStat
      ? {
          colorMode: 'value',
          graphMode: 'none',
          reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false },
        }
      : {
          legend: {
            displayMode: 'table',
            placement: 'bottom',
            showLegend: true,
            calcs: ['lastNotNull', 'max'],
          },
          tooltip: { mode: 'multi', sort: 'desc' },
        },
    links: limit?.alert ? [{ title: `Runbook: ${limit.alert}`, url: runbookOf(limit.alert) }] : [],
  };
}

/** Colours from the lowest value up. */
function steps({ from, below }: Limit = {}): object[] {
  if (from !== undefined)
    return [
      { color: 'green', value: null },
      { color: 'red', value: from },
    ];
  if (below !== undefined)
    return [
      { color: 'red', value: null },
      { color: 'green', value: below },
    ];
  return [{ color: 'green', value: null }];
}
