import { CHOSEN, Dashboard } from './grafana';

const PERCENTILES = [50, 95, 99];

const percentiles = (histogram: string, labels: string[]) =>
  PERCENTILES.map((percentile) => ({
    expr: `histogram_quantile(${percentile / 100}, sum by (${['le', ...labels].join(', ')}) (rate(${histogram}{${CHOSEN}}[$__rate_interval])))`,
    legend: [`p${percentile}`, ...labels.map((label) => `{{${label}}}`)].join(' '),
  }));

/**
 * Do mails leave, does the queue keep up, does PostgreSQL? Every process reports the same queue and outbox, so those
 * are aggregated with max and not with sum.
 */
export const mailDashboard: Dashboard = {
  uid: 'gym-manager-mail',
  title: 'Gym Manager: mail, queue, PostgreSQL',
  description: 'What the worker does, and the database from the side of the processes.',
  rows: {
    Mail: [
      {
        title: 'Oldest mail that is due',
        description: 'How long the mail that waits longest has been due. Seconds are normal.',
        unit: 's',
        queries: [{ expr: `max(mail_outbox_oldest_due_age_seconds{${CHOSEN}})`, legend: 'oldest' }],
        limit: { from: 600, alert: 'MailOutboxStuck' },
      },
      {
        title: 'Held mails',
        description:
          'Mails to customers that wait: until the owner confirms the address, for the next day, or until somebody has looked at bounces.',
        unit: 'short',
        queries: [{ expr: `max by (reason) (mails_held{${CHOSEN}})`, legend: '{{reason}}' }],
      },
      {
        title: 'Oldest reminders that are due',
        description:
          'How long ago it was nine in the morning where reminders wait to be written. Five minutes are normal.',
        unit: 's',
        queries: [{ expr: `max(reminders_oldest_due_age_seconds{${CHOSEN}})`, legend: 'oldest' }],
        limit: { from: 3600, alert: 'RemindersLate' },
      },
      {
        title: 'Attempts by outcome',
        description:
          'Attempts per minute. `failed` is tried again, `bounced` is given up, and so is `expired`: the time of the mail is over. The log names the reasons.',
        unit: 'cpm',
        queries: [
          {
            expr: `60 * sum by (outcome) (rate(mails_total{${CHOSEN}}[$__rate_interval]))`,
            legend: '{{outcome}}',
          },
        ],
      },
      {
        title: 'Failing attempts',
        description:
          'Share of the attempts of the last half hour that a server refused, or that reached none.',
        unit: 'percentunit',
        queries: [
          {
            expr: 'mails:failures:increase30m / (mails:attempts:increase30m > 0) or 0 * mails:attempts:increase30m',
            legend: 'failing',
          },
        ],
        limit: { from: 0.1, alert: 'MailFailing' },
      },
      {
        title: 'Sent mails by template',
        description: 'Mails per minute that a server has accepted.',
        unit: 'cpm',
        queries: [
          {
            expr: `60 * sum by (template) (rate(mails_total{${CHOSEN},outcome="sent"}[$__rate_interval]))`,
            legend: '{{template}}',
          },
        ],
      },
    ],
    Queue: [
      {
        title: 'Jobs by state',
        description:
          'Jobs on the queue. `waiting` grows while workers are too few or the rate limit holds them back, `delayed` are retries to come.',
        unit: 'short',
        queries: [{ expr: `max by (queue, state) (queue_jobs{${CHOSEN}})`, legend: '{{queue}} {{state}}' }],
      },
      {
        title: 'Oldest waiting job',
        description: 'How long the job at the head of the queue has waited for a worker.',
        unit: 's',
        queries: [
          {
            expr: `max by (queue) (queue_oldest_waiting_age_seconds{${CHOSEN}})`,
            legend: '{{queue}}',
          },
        ],
      },
      {
        title: 'Jobs by outcome',
        description: 'Jobs per minute that ended, well or not.',
        unit: 'cpm',
        queries: [
          {
            expr: `60 * sum by (queue, outcome) (rate(job_duration_seconds_count{${CHOSEN}}[$__rate_interval]))`,
            legend: '{{queue}} {{outcome}}',
          },
        ],
      },
      {
        title: 'Duration of jobs',
        description: 'Time that a job takes once a worker has it. For mails that is the SMTP server.',
        unit: 's',
        queries: percentiles('job_duration_seconds_bucket', ['queue']),
      },
    ],
    PostgreSQL: [
      {
        title: 'Statements by operation',
        description: 'Statements per second that the processes send; those of the queue are not in it.',
        unit: 'ops',
        queries: [
          {
            expr: `sum by (operation) (rate(db_query_duration_seconds_count{${CHOSEN}}[$__rate_interval]))`,
            legend: '{{operation}}',
          },
        ],
      },
      {
        title: 'Duration of statements',
        description: 'From sending a statement to its whole result, without the wait for a connection.',
        unit: 's',
        queries: percentiles('db_query_duration_seconds_bucket', ['operation']),
      },
      {
        title: 'Connections',
        description: 'Connections of the pool by what they do. All busy is a pool that is full.',
        unit: 'short',
        queries: [
          {
            expr: `sum by (instance, state) (db_pool_connections{${CHOSEN}})`,
            legend: '{{instance}} {{state}}',
          },
        ],
      },
      {
        title: 'Waiting for a connection',
        description: 'Statements that wait because every connection of the pool is busy. Should be 0.',
        unit: 'short',
        queries: [{ expr: `db_pool_pending_requests{${CHOSEN}}`, legend: '{{instance}}' }],
        limit: { from: 1, alert: 'DbPoolSaturated' },
      },
      {
        title: 'Reached by',
        description: '1 while a process of the job reaches PostgreSQL.',
        unit: 'short',
        queries: [
          {
            expr: `max by (job) (health_check_status{${CHOSEN},check="database"})`,
            legend: '{{job}}',
          },
        ],
        limit: { below: 1, alert: 'DatabaseDown' },
      },
    ],
  },
};
