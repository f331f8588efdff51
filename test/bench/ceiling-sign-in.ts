import { createHash, createHmac, randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Piscina } from 'piscina';
import { pool } from './ceiling-statements';
import { JWT_SECRET, ROOT } from './processes';

const threads = new Piscina({
  filename: join(ROOT, 'libs/auth/src/bcrypt.worker.js'),
  minThreads: 0,
  maxThreads: Math.max(1, availableParallelism() - 1),
});

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const HEADER = encode({ alg: 'HS256', typ: 'at+jwt' });
const LIFETIME = 86_400;
const SESSION_LIFETIME = 30 * 86_400;

/** Compares the password as ours does, and stores a session. Throws unless it is right, which in the bench it is. */
export async function signIn({
  username,
  password,
}: {
  username: string;
  password: string;
}): Promise<object> {
  const { rows } = await pool.query<{ user_id: number; gym_id: number; password_hash: string }>({
    name: 'account',
    text: `SELECT users.id AS user_id, users.password_hash, staff.gym_id FROM users JOIN staff ON staff.user_id = users.id
           WHERE coalesce(users.email_key, lower(users.email)) = $1`,
    values: [username],
  });
  const { user_id, gym_id, password_hash } = rows[0]!;
  if (!(await threads.run({ password, hash: password_hash }, { name: 'compare' })))
    throw new Error('Wrong password');
  const secret = randomBytes(32);
  const session = await pool.query<{ id: number }>({
    name: 'session',
    text: `WITH session AS (
             INSERT INTO sessions (gym_id, user_id, expires_at) VALUES ($1, $2, now() + $3 * interval '1 second') RETURNING gym_id, id
           ), token AS (
             INSERT INTO refresh_tokens (gym_id, session_id, hash) SELECT gym_id, id, $4 FROM session
           ), entry AS (
             INSERT INTO audit_log (gym_id, action, resource, resource_id) VALUES ($1, 'account.signed_in', 'account', $2)
           )
           SELECT id FROM session`,
    values: [gym_id, user_id, SESSION_LIFETIME, createHash('sha256').update(secret).digest()],
  });
  const expires = Math.floor(Date.now() / 1_000) + LIFETIME;
  const payload = encode({ gym_id, sid: session.rows[0]!.id, sub: String(user_id), exp: expires });
  const signature = createHmac('sha256', JWT_SECRET).update(`${HEADER}.${payload}`).digest('base64url');
  return {
    access_token: `${HEADER}.${payload}.${signature}`,
    token_type: 'bearer',
    expires_in: LIFETIME,
    refresh_token: secret.toString('base64url'),
    refresh_expires_in: SESSION_LIFETIME,
  };
}
