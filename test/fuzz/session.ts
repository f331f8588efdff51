import { Agent, type IncomingMessage, request } from 'node:http';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { type ApiClient } from '../support/api-client';
import { type Described } from '../support/api-document';
import { buildDevice, buildGym, type SignedUpGym } from '../support/factories';
import { type Body, type Plan, TWISTS } from './requests';
import { Recalled } from './values';

/** Longer than a request may take before the server itself ends it. */
const ANSWER_SECONDS = 20;

/** What is remembered of each name. */
const REMEMBERED = 10;

/** A request as it is sent. */
export interface Sent {
  method: string;
  /** Path and query. */
  target: string;
  headers: string[];
  body?: Buffer;
}

/** A client of one gym, and its device, that remembers what it was told, and starts anew when its gym or its token is gone, or it is shut out. */
export class Session {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });
  private readonly memory = new Map<string, unknown[]>();
  private owner: SignedUpGym;
  private deviceToken: string;
  private readonly url: URL;

  constructor(private readonly api: ApiClient) {
    this.url = new URL(api.baseUrl);
  }

  /** Signs a gym up, and forgets the one before. */
  async begin(): Promise<void> {
    this.owner = await buildGym(this.api);
    this.deviceToken = (await buildDevice(this.owner.api)).token;
    this.memory.clear();
    const { email, password } = this.owner;
    for (const [name, value] of Object.entries({ username: email, email, password }))
      this.remember(name, value);
  }

  end(): void {
    this.agent.destroy();
  }

  /** What a plan comes to by now. */
  write(plan: Plan): Sent {
    const { operation, token, suffix, rawQuery, body } = plan;
    const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      inUrl(String(this.recall(plan.path[name]))),
    );
    const query = plan.query.map(([name, value]) => `${name}=${encoded(asText(this.recall(value)))}`);
    if (rawQuery) query.push(rawQuery);
    const search = query.length > 0 ? `?${query.join('&')}` : '';
    const headers = plan.headers.map(([name, value]) => [name, inHeader(asText(this.recall(value)))]);
    if (!plan.headers.some(([name]) => name === 'Host')) headers.push(['Host', this.url.host]);
    const good = operation.roles.includes('kiosk') ? this.deviceToken : this.owner.token;
    if (token !== 'none') headers.push(['Authorization', token === 'owner' ? `Bearer ${good}` : token(good)]);
    const bytes = body && bytesOf({ ...body, value: this.recall(body.value) });
    if (body?.type !== undefined) headers.push(['Content-Type', body.type]);
    if (bytes) {
      if (body.encoding === 'chunked') headers.push(['Transfer-Encoding', 'chunked']);
      else headers.push(['Content-Length', String(bytes.length)]);
      if (body.encoding === 'gzip') headers.push(['Content-Encoding', 'gzip']);
    }
    return { method: plan.method, target: path + suffix + search, headers: headers.flat(), body: bytes };
  }

  /** @throws Error when no answer comes */
  async send({ method, target, headers, body }: Sent): Promise<Described> {
    const asked = request({
      agent: this.agent,
      host: this.url.hostname,
      port: this.url.port,
      method,
      path: target,
      headers: headers as never,
      signal: AbortSignal.timeout(ANSWER_SECONDS * 1_000),
    });
    // `once` rejects with what comes before the answer; the server may stop reading after it.
    asked.on('error', () => undefined);
    asked.end(body);
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    return {
      status: response.statusCode ?? 0,
      type: response.headers['content-type'],
      text: await textOf(response),
    };
  }

  /** Learns from an answer. */
  async learn({ operation, token }: Plan, { status, type, text: body }: Described): Promise<void> {
    // A gym that has decided that its owner needs a second factor is closed to this one from then on.
    const isShutOut = status === 401 || (status === 403 && body.includes('"second_factor_setup_required"'));
    if (isShutOut && token === 'owner') await this.begin();
    if (status >= 300 || !/\bjson\b/.test(type ?? '') || !/^[[{]/.test(body)) return;
    const entries = [JSON.parse(body) as unknown].flat().slice(0, REMEMBERED);
    for (const entry of entries) {
      if (typeof entry !== 'object' || entry === null) continue;
      for (const [name, value] of Object.entries(entry)) this.remember(name, value);
      if ('id' in entry) this.remember(`${operation.path}#id`, entry.id);
    }
  }

  private remember(name: string, value: unknown): void {
    this.memory.set(name, [value, ...(this.memory.get(name) ?? [])].slice(0, REMEMBERED));
  }

  private recall(value: unknown): unknown {
    if (value instanceof Recalled) {
      const values = this.memory.get(value.name);
      return values ? values[value.nth % values.length] : this.recall(value.otherwise);
    }
    if (Array.isArray(value)) return value.map((one) => this.recall(one));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, this.recall(one)]));
  }
}

/** The whole body; of a stream of events, which goes on, what comes at once. */
async function textOf(response: IncomingMessage): Promise<string> {
  if (!response.headers['content-type']?.startsWith('text/event-stream')) return text(response);
  const [chunk] = (await once(response, 'data')) as [Buffer];
  response.destroy();
  return chunk.toString();
}

const asText = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
const encoded = (value: string): string => encodeURIComponent(value.toWellFormed());
/** Node sends no spaces, controls or characters beyond Latin-1 in a path; all else goes as it is. */
const inUrl = (value: string): string =>
  value.replaceAll(/[^\u0021-\u00ff]/gu, (character) => encoded(character));
const inHeader = (value: string): string => value.replaceAll(/[^\t\u0020-\u007e\u0080-\u00ff]/gu, '?');

function bytesOf({ type = '', value, twist, encoding }: Body): Buffer {
  const body = TWISTS[twist](serialised(type, value));
  if (type.startsWith('image/')) return Buffer.from(body, 'latin1');
  if (encoding === 'gzip') return gzipSync(body);
  return Buffer.from(body, encoding === 'chunked' ? 'utf8' : encoding);
}

/** In the form that a media type stands for; JSON for all that are unknown. */
function serialised(type: string, value: unknown): string {
  const isObject = typeof value === 'object' && value !== null;
  if (type.startsWith('application/x-www-form-urlencoded') && isObject)
    return Object.entries(value)
      .map(([name, one]) => `${encoded(name)}=${encoded(asText(one))}`)
      .join('&');
  if (type.startsWith('multipart/form-data') && isObject) {
    const parts = Object.entries(value).map(
      ([name, one]) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${asText(one)}\r\n`,
    );
    return `${parts.join('')}--x--\r\n`;
  }
  if (type.startsWith('image/') && typeof value === 'string') return value;
  return asText(typeof value === 'string' ? JSON.stringify(value) : value);
}
