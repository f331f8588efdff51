import { documentOf } from './api-document';

/** A gym as clients of the original service read it. */
export interface Gym {
  name: string;
  email: string;
  address: string | null;
  description: string | null;
  gym_type: string | null;
  monthly_fee_cents: number;
  currency: string;
  id: number;
  created_at: string;
  updated_at: string;
}

/** A customer as clients of the original service read it. */
export interface Customer {
  first_name: string;
  last_name: string;
  email: string;
  phone: string | null;
  active: boolean;
  date_of_birth: string | null;
  membership_start: string | null;
  membership_end: string | null;
  notes: string | null;
  external_id: string | null;
  card_number: string | null;
  tags: string[];
  guardian_id: number | null;
  emergency_contact_name: string | null;
  emergency_contact_phone: string | null;
  mail_consent: boolean | null;
  mail_consent_at: string | null;
  mail_consent_source: string | null;
  photo_url: string | null;
  id: number;
  gym_id: number;
  created_at: string;
  updated_at: string;
}

export interface Membership {
  id: number;
  customer_id: number;
  plan_id: number;
  plan_name: string;
  status: string;
  start_date: string;
  end_date: string | null;
  price_cents: number;
  current_period: { start_date: string; end_date: string } | null;
  freezes: { id: number; start_date: string; end_date: string; reason: string | null }[];
  cancelled_at: string | null;
  ends_reason: string | null;
}

/** Somebody came, and was let in or not. */
export interface CheckIn {
  id: number;
  customer_id: number | null;
  card_number: string | null;
  membership_id: number | null;
  occurred_at: string;
  date: string;
  decision: 'allowed' | 'denied';
  reasons: string[];
  override_reason: string | null;
  overridden_by: number | null;
  checked_in_by: number | null;
  device_id: number | null;
  checked_out_at: string | null;
  voided_at: string | null;
  void_reason: string | null;
  open: boolean;
  customer: { id: number; first_name: string; last_name: string } | null;
}

/** What the desk is told of somebody who comes. */
export interface Access {
  decision: 'allowed' | 'denied';
  reasons: string[];
  visit: CheckIn | null;
  already_in: string | null;
  customer: {
    id: number;
    first_name: string;
    last_name: string;
    photo_url: string | null;
    membership: {
      id: number;
      plan_name: string;
      status: string;
      end_date: string | null;
      visits_left: number | null;
    } | null;
  } | null;
}

/** When something is open on a day of the week. */
export interface WeekdayHours {
  weekday: string;
  from: string;
  until: string;
}

/** What a gym sells. */
export interface Plan {
  name: string;
  description: string | null;
  kind: 'recurring' | 'fixed';
  price_cents: number;
  joining_fee_cents: number;
  period: { unit: string; count: number };
  periods: number | null;
  minimum_term_periods: number;
  notice_days: number;
  visits_per_period: number | null;
  access: WeekdayHours[] | null;
  archived: boolean;
  id: number;
  gym_id: number;
  created_at: string;
  updated_at: string;
}

/** The body of every error. */
export interface Problem {
  type: string;
  code: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  status_code: number;
  request_id: string;
  errors?: { loc: string[]; pointer: string; msg: string; type: string }[];
}

/** What came back. Unless a test expects something else, it is a problem. */
export interface Answer<Body = Problem> {
  status: number;
  headers: Headers;
  body: Body;
  text: string;
  /** What `text` is made of. */
  bytes: Buffer;
}

/** What is sent besides the path: `json` is encoded, `form` is urlencoded, `multipart` has files, `raw` goes as it is. */
export interface Sent {
  json?: unknown;
  form?: Record<string, string>;
  multipart?: FormData;
  raw?: { type: string; body: string | Uint8Array };
  headers?: Record<string, string>;
}

/** Speaks HTTP to a deployment of which it knows the base URL, the prefix and, once signed in, the token. */
export class ApiClient {
  /**
   * @param baseUrl such as `http://localhost:8000`, without a path
   * @param prefix such as `/api/v1`, or empty
   */
  constructor(
    readonly baseUrl: string,
    readonly prefix = '/api/v1',
    readonly token?: string,
  ) {}

  /** The same deployment, asked with another token, or with none. */
  as(token: string | undefined): ApiClient {
    return new ApiClient(this.baseUrl, this.prefix, token);
  }

  /** The same deployment outside the prefix: health, metrics, docs. */
  get root(): ApiClient {
    return new ApiClient(this.baseUrl, '', this.token);
  }

  get<Body = Problem>(path: string, sent?: Sent): Promise<Answer<Body>> {
    return this.send('GET', path, sent);
  }

  post<Body = Problem>(path: string, json?: unknown, sent?: Sent): Promise<Answer<Body>> {
    return this.send('POST', path, { json, ...sent });
  }

  patch<Body = Problem>(path: string, json?: unknown, sent?: Sent): Promise<Answer<Body>> {
    return this.send('PATCH', path, { json, ...sent });
  }

  delete<Body = Problem>(path: string, sent?: Sent): Promise<Answer<Body>> {
    return this.send('DELETE', path, sent);
  }

  /**
   * The body is parsed when it is JSON, and is the text otherwise.
   *
   * @throws Error when the deployment's OpenAPI document has the path and method, but not this answer
   */
  async send<Body = Problem>(method: string, path: string, sent: Sent = {}): Promise<Answer<Body>> {
    const { json, form, multipart, raw, headers } = sent;
    const body = form
      ? new URLSearchParams(form)
      : (multipart ?? raw?.body ?? (json === undefined ? undefined : JSON.stringify(json)));
    const type = raw?.type ?? (json === undefined ? undefined : 'application/json');
    const response = await fetch(this.baseUrl + this.prefix + path, {
      method,
      body,
      headers: {
        ...(type && { 'Content-Type': type }),
        ...(this.token !== undefined && { Authorization: `Bearer ${this.token}` }),
        ...headers,
      },
      redirect: 'manual',
    });
    const bytes = await readBody(response);
    const text = new TextDecoder().decode(bytes);
    await this.compare(method, path, response, text);
    const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '') && text !== '';
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson ? JSON.parse(text) : text) as Body,
      text,
      bytes,
    };
  }

  private async compare(method: string, path: string, response: Response, text: string): Promise<void> {
    const document = await documentOf(this.baseUrl);
    const { pathname } = new URL(this.baseUrl + this.prefix + path);
    const answer = { status: response.status, type: response.headers.get('content-type'), text };
    const complaint = document?.complaint(method, pathname, answer);
    if (complaint) throw new Error(`${method} ${pathname} answered ${response.status}: ${complaint}`);
  }
}

/** The whole body; of a stream of events, which goes on, what comes at once. */
async function readBody(response: Response): Promise<Buffer> {
  if (!response.headers.get('content-type')?.startsWith('text/event-stream'))
    return Buffer.from(await response.arrayBuffer());
  const reader = response.body!.getReader();
  const { value } = await reader.read();
  await reader.cancel();
  return Buffer.from(value ?? []);
}
