/** Checking in by the statements of our rooms, for a customer whom one membership lets in at any time. */
import { transact } from './ceiling-statements';

interface Customer {
  id: number;
  first_name: string;
  last_name: string;
}

interface Membership {
  id: number;
  plan_name: string;
  start_date: string;
  end_date: string | null;
}

const COLUMNS = `gym_id, id, customer_id, card_number, membership_id, occurred_at, decision, reasons, override_reason, checked_in_by,
  checked_out_at, voided_at, void_reason, created_at`;

export function checkIn(gymId: number, body: object): Promise<object> {
  const { customer_id } = body as { customer_id: number };
  const at = new Date().toISOString();
  const today = at.slice(0, 10);
  return transact(async (client, commit) => {
    const [customers, memberships] = await Promise.all([
      client.query<Customer>({
        name: 'lock for check-in',
        text: `SELECT id, first_name, last_name, active, membership_start, membership_end
               FROM customers WHERE gym_id = $1 AND id = $2 FOR UPDATE`,
        values: [gymId, customer_id],
      }),
      client.query<Membership>({
        name: 'memberships',
        text: `SELECT id, plan_name, start_date, end_date, cancelled_at, ends_reason, period_unit, period_count,
                 visits_per_period, access, coalesce((
                   SELECT jsonb_agg(jsonb_build_object('start_date', frozen.start_date, 'end_date', frozen.end_date))
                   FROM membership_freezes AS frozen
                   WHERE frozen.gym_id = memberships.gym_id AND frozen.membership_id = memberships.id
                 ), '[]') AS freezes
               FROM memberships WHERE gym_id = $1 AND customer_id = $2 ORDER BY id`,
        values: [gymId, customer_id],
      }),
      client.query({
        name: 'opening hours',
        text: 'SELECT hours FROM opening_hours WHERE gym_id = $1',
        values: [gymId],
      }),
      client.query({
        name: 'closures',
        text: 'SELECT start_date, end_date FROM closures WHERE gym_id = $1 AND start_date <= $2 AND end_date >= $2::date - 1',
        values: [gymId, today],
      }),
      client.query({
        name: 'settings',
        text: 'SELECT visit_timeout_minutes FROM gym_settings WHERE gym_id = $1',
        values: [gymId],
      }),
      client.query({
        name: 'visits',
        text: `SELECT ${COLUMNS} FROM check_ins WHERE gym_id = $1 AND customer_id = $2 AND decision = 'allowed' AND voided_at IS NULL
                 AND occurred_at > $3::timestamptz - interval '1 day' AND occurred_at < $3::timestamptz + interval '1 day'
               ORDER BY occurred_at, id`,
        values: [gymId, customer_id, at],
      }),
    ]);
    const { id, first_name, last_name } = customers.rows[0]!;
    const membership = memberships.rows.find(
      ({ start_date, end_date }) => start_date <= today && (end_date === null || end_date >= today),
    )!;
    const [inserted] = await Promise.all([
      client.query<Record<string, unknown>>({
        name: 'insert check-in',
        text: `INSERT INTO check_ins (gym_id, customer_id, membership_id, occurred_at, decision, reasons, checked_in_by)
               VALUES ($1, $2, $3, $4, 'allowed', '{}', $1) RETURNING ${COLUMNS}`,
        values: [gymId, customer_id, membership.id, at],
      }),
      commit(),
    ]);
    const customer = { id, first_name, last_name };
    const { plan_name, end_date } = membership;
    return {
      decision: 'allowed',
      reasons: [],
      visit: { ...inserted.rows[0], date: today, open: true, customer, overridden_by: null },
      already_in: null,
      customer: {
        ...customer,
        photo_url: null,
        membership: { id: membership.id, plan_name, status: 'active', end_date, visits_left: null },
      },
    };
  });
}
