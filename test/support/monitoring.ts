import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export const MONITORING = join(__dirname, '../../docs/monitoring');

/** A rule of `alerts.yml`: either records a series or alerts. */
export interface Rule {
  record?: string;
  alert?: string;
  expr: string;
  labels?: { severity?: string };
  annotations?: { summary?: string; description?: string; runbook_url?: string };
}

/** A panel as Grafana reads it; rows are none. */
export interface GrafanaPanel {
  type: string;
  title: string;
  description: string;
  datasource: object;
  targets: { expr: string; legendFormat: string; datasource: object }[];
  fieldConfig: {
    defaults: { unit: string; thresholds: { steps: { color: string; value: number | null }[] } };
  };
  links: { title: string; url: string }[];
}

export const readMonitoring = (file: string): string => readFileSync(join(MONITORING, file), 'utf8');

export function readRules(): Rule[] {
  const { groups } = parse(readMonitoring('alerts.yml')) as { groups: { rules: Rule[] }[] };
  return groups.flatMap(({ rules }) => rules);
}

export const DASHBOARDS = ['grafana-dashboard.json', 'grafana-mail-dashboard.json'];

export function readPanels(dashboard: string): GrafanaPanel[] {
  const { panels } = JSON.parse(readMonitoring(dashboard)) as { panels: GrafanaPanel[] };
  return panels.filter(({ type }) => type !== 'row');
}
