import { CHOSEN, Dashboard, Panel } from './grafana';

/** Requests of customers: what the service level is about, as in alerts.yml. */
const CUSTOMER_REQUESTS = `${CHOSEN},path!~"/health.*|/metrics|unmatched"`;

const requests = `sum(increase(http_requests_total{${CUSTOMER_REQUESTS}}[$__range]))`;
const errors = `(sum(increase(http_requests_total{${CUSTOMER_REQUESTS},status_code=~"5.."}[$__range])) or vector(0))`;
const slow = `(${requests} - sum(increase(http_request_duration_seconds_bucket{${CUSTOMER_REQUESTS},le="0.5"}[$__range])))`;

/** Share of the requests in the time shown; 0 while a process runs and nobody sends any. */
const shareOfRequests = (part: string): string =>
  `(${part} / (${requests} > 0) or 0 * max(app_build_info{${CHOSEN}}))`;

/** The same by job, from the recorded counts of a window. */
const shareByJob = (recorded: string, window: string): string =>
  `job:${recorded}:increase${window}{job=~"$job"} / (job:http_requests:increase${window}{job=~"$job"} > 0) or 0 * max by (job) (app_build_info{${CHOSEN}})`;

const latency = (percentile: number, description: string): Panel => ({
  title: `p${percentile} by route`,
  description,
  unit: 's',
  queries: [
    {
      expr: `histogram_quantile(${percentile / 100}, sum by (le, method, path) (rate(http_request_duration_seconds_bucket{${CHOSEN}}[$__rate_interval])))`,
      legend: '{{method}} {{path}}',
    },
  ],
});

/** Is the service good to its users, and if not, what lacks? */
export const serviceDashboard: Dashboard = {
  uid: 'gym-manager-service',
  title: 'Gym Manager: service',
  description: 'Requests, errors and latency of the API; saturation of every process.',
  rows: {
    'Service level': [
      {
        title: 'Availability',
        description: 'Share of requests answered without a 5xx in the time shown. The objective is 99.9 %.',
        unit: 'percentunit',
        type: 'stat',
        width: 6,
        queries: [{ expr: `1 - ${shareOfRequests(errors)}`, legend: 'Availability' }],
        limit: { below: 0.999 },
      },
      {
        title: 'Error budget left',
        description:
          'What is left of the 0.1 % of requests that may fail in the time shown; below zero the objective is missed. Show 30 days for the objective proper.',
        unit: 'percentunit',
        type: 'stat',
        width: 6,
        queries: [{ expr: `1 - ${shareOfRequests(errors)} / 0.001`, legend: 'Budget' }],
        limit: { below: 0 },
      },
      {
        title: 'Answered within 500 ms',
        description: 'Share of requests answered within 500 ms in the time shown. The objective is 99 %.',
        unit: 'percentunit',
        type: 'stat',
        width: 6,
        queries: [{ expr: `1 - ${shareOfRequests(slow)}`, legend: 'Quick' }],
        limit: { below: 0.99 },
      },
      {
        title: 'Processes that answer',
        description: 'How many processes of each job Prometheus reaches. None of the api is ApiDown.',
        unit: 'short',
        type: 'stat',
        width: 6,
        queries: [{ expr: `sum by (job) (up{${CHOSEN}})`, legend: '{{job}}' }],
        limit: { below: 1, alert: 'ApiDown' },
      },
      {
        title: 'Failing requests',
        description:
          'Share of 5xx in windows of five minutes, an hour and six hours. The fast burn pages when the first two are over the line.',
        unit: 'percentunit',
        queries: ['5m', '1h', '6h'].map((window) => ({
          expr: shareByJob('http_errors', window),
          legend: `{{job}} ${window}`,
        })),
        limit: { from: 0.0144, alert: 'ApiBudgetBurnFast' },
      },
      {
        title: 'Slow requests',
        description:
          'Share of requests over 500 ms in windows of five minutes, an hour and six hours. The alert fires when the first two are over the line.',
        unit: 'percentunit',
        queries: ['5m', '1h', '6h'].map((window) => ({
          expr: shareByJob('http_slow_requests', window),
          legend: `{{job}} ${window}`,
        })),
        limit: { from: 0.144, alert: 'ApiLatencyBurn' },
      },
      {
        title: 'Failed sign-ins',
        description: 'Sign-ins refused in the last ten minutes. Many, and more than succeed, are a guesser.',
        unit: 'short',
        queries: [
          { expr: 'sign_ins:failures:increase10m', legend: 'failed' },
          { expr: 'sign_ins:attempts:increase10m', legend: 'all' },
        ],
        limit: { from: 100, alert: 'AuthFailureSpike' },
      },
    ],
    Requests: [
      {
        title: 'Requests by route',
        description: 'Requests per second. `unmatched` are paths that do not exist: scanners, usually.',
        unit: 'reqps',
        queries: [
          {
            expr: `sum by (method, path) (rate(http_requests_total{${CHOSEN}}[$__rate_interval]))`,
            legend: '{{method}} {{path}}',
          },
        ],
      },
      {
        title: 'Requests by status',
        description:
          'Requests per second by status code. 499 is a client that left before the answer was complete.',
        unit: 'reqps',
        queries: [
          {
            expr: `sum by (status_code) (rate(http_requests_total{${CHOSEN}}[$__rate_interval]))`,
            legend: '{{status_code}}',
          },
        ],
      },
      {
        title: 'Server errors by route',
        description: 'Answers of 5xx per second, and which routes give them.',
        unit: 'reqps',
        queries: [
          {
            // A route that has never failed has no such series: the second half gives it a zero.
            expr: `sum by (method, path, status_code) (rate(http_requests_total{${CHOSEN},status_code=~"5.."}[$__rate_interval])) or on (method, path) 0 * sum by (method, path) (rate(http_requests_total{${CHOSEN}}[$__rate_interval]))`,
            legend: '{{method}} {{path}} {{status_code}}',
          },
        ],
      },
      {
        title: 'Check-ins by outcome',
        description:
          'Check-ins per minute by what was answered: let in, not let in, let in by the desk all the same, in already.',
        unit: 'cpm',
        queries: [
          {
            expr: `60 * sum by (outcome) (rate(check_ins_total{${CHOSEN}}[$__rate_interval]))`,
            legend: '{{outcome}}',
          },
        ],
      },
      latency(
        50,
        'Half of the requests are answered faster. Sign-in takes a quarter of a second on purpose.',
      ),
      latency(95, 'One request in twenty is slower.'),
      latency(99, 'One request in a hundred is slower; the objective allows it 500 ms.'),
      {
        title: 'Requests in progress',
        description: 'Begun and not yet answered. It grows when the database or the event loop is slow.',
        unit: 'short',
        queries: [
          { expr: `sum by (instance) (http_requests_in_progress{${CHOSEN}})`, legend: '{{instance}}' },
        ],
      },
    ],
    Imports: [
      {
        title: 'Imports that wait',
        description: 'How long the most overdue import has waited for a worker. Should be seconds.',
        unit: 's',
        width: 12,
        queries: [{ expr: `max(imports_oldest_due_age_seconds{${CHOSEN}})`, legend: 'oldest' }],
        limit: { from: 600, alert: 'ImportsStuck' },
      },
      {
        title: 'Imported rows',
        description:
          'Rows of committed files per second, by what became of them. Many `rejected` are a file that was misread.',
        unit: 'short',
        width: 12,
        queries: [
          {
            expr: `sum by (outcome) (rate(import_rows_total{${CHOSEN}}[$__rate_interval]))`,
            legend: '{{outcome}}',
          },
        ],
      },
    ],
    Processes: [
      {
        title: 'Health checks',
        description: '1 while what a process depends on answers. Without the database nothing is served.',
        unit: 'short',
        queries: [
          {
            expr: `max by (job, check) (health_check_status{${CHOSEN}})`,
            legend: '{{job}} {{check}}',
          },
        ],
        limit: { below: 1, alert: 'DatabaseDown' },
      },
      {
        title: 'Event loop delay, p99',
        description: 'How long the process could not turn to anything else. High values slow every request.',
        unit: 's',
        queries: [{ expr: `nodejs_eventloop_lag_p99_seconds{${CHOSEN}}`, legend: '{{instance}}' }],
        limit: { from: 0.2, alert: 'EventLoopLag' },
      },
      {
        title: 'Waiting for a connection',
        description: 'Statements that wait because every connection of the pool is busy. Should be 0.',
        unit: 'short',
        queries: [{ expr: `db_pool_pending_requests{${CHOSEN}}`, legend: '{{instance}}' }],
        limit: { from: 1, alert: 'DbPoolSaturated' },
      },
      {
        title: 'CPU',
        description: 'Processor time by process; 1 is one core. JavaScript alone uses one at most.',
        unit: 'percentunit',
        queries: [
          { expr: `rate(process_cpu_seconds_total{${CHOSEN}}[$__rate_interval])`, legend: '{{instance}}' },
        ],
      },
      {
        title: 'Memory',
        description: 'Resident memory, and the JavaScript heap in it. A heap that only grows is a leak.',
        unit: 'bytes',
        queries: [
          { expr: `process_resident_memory_bytes{${CHOSEN}}`, legend: '{{instance}} resident' },
          { expr: `nodejs_heap_size_used_bytes{${CHOSEN}}`, legend: '{{instance}} heap' },
        ],
        limit: { from: 536870912, alert: 'MemoryHigh' },
      },
      {
        title: 'Restarts',
        description:
          'Starts of a process. More than one a deployment is a crash loop: see its last log lines.',
        unit: 'short',
        queries: [
          {
            expr: `changes(process_start_time_seconds{${CHOSEN}}[$__rate_interval])`,
            legend: '{{instance}}',
          },
        ],
      },
      {
        title: 'Versions',
        description: 'How many processes run which version. Two at a time are a deployment under way.',
        unit: 'short',
        type: 'stat',
        width: 16,
        queries: [
          {
            expr: `count by (job, version, commit) (app_build_info{${CHOSEN}})`,
            legend: '{{job}} {{version}} {{commit}}',
          },
        ],
      },
      {
        title: 'Pending migrations',
        description:
          'Migrations of the newest process that the database lacks; it is not ready until they ran.',
        unit: 'short',
        type: 'stat',
        queries: [{ expr: `max(migrations_pending{${CHOSEN}})`, legend: 'pending' }],
        limit: { from: 1, alert: 'MigrationsPending' },
      },
    ],
  },
};
