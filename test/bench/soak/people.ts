/**
 * The people of a soak, in a process of their own so that they share no event loop with what is measured. They come at a given rate
 * whether or not the ones before have been answered, as in life; a latency begins when the request was due, and so includes what it had to wait.
 */
import { Agent, request as sendRequest } from 'node:http';
import { text } from 'node:stream/consumers';
import { type Request } from '../load';
import { type LoadProcess } from '../load-process';
import { percentile } from '../statistics';
import { type Action, ACTIONS, type Desk, SIGN_IN } from './actions';

export interface PeopleOrders {
  /** Everybody signs in. */
  'sign-in': { url: string; desks: Pick<Desk, 'username' | 'customers'>[] };
  /** So many people, each of whom waits for an answer before the next request: as fast as the server can. */
  'in-turns': { people: number; seconds: number; action?: string };
  /** Requests at a rate a second, until `end`. */
  'at-rate': { rate: number };
  report: object;
  end: object;
}

export type PeopleOrder = {
  [Name in keyof PeopleOrders]: { order: Name } & PeopleOrders[Name];
}[keyof PeopleOrders];

/** What was answered since the last report. Latencies in milliseconds. */
export interface PeopleReport {
  requests: number;
  seconds: number;
  p50: number;
  p99: number;
  /** Of the bodies of all answers. */
  bytes: number;
  /** Answers that were no success, by action and status; `no answer` where there was none. */
  failures: Record<string, number>;
}

/** Their process, as whoever gives the orders sees it. */
export type People = LoadProcess<PeopleOrder, PeopleReport>;

/** Requests without an answer at a time, beyond which none is sent: the server is overloaded, and this process must not be. */
const MAX_UNANSWERED = 2_000;

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
let url = '';
let desks: Desk[] = [];
let numbers = 0;
let unanswered = 0;

let latencies: number[] = [];
let failures: Record<string, number> = {};
let bytes = 0;
let since = performance.now();

function report(): PeopleReport {
  const sorted = Float64Array.from(latencies).sort();
  const seconds = (performance.now() - since) / 1_000;
  const result = {
    requests: latencies.length,
    seconds,
    p50: percentile(sorted, 0.5),
    p99: percentile(sorted, 0.99),
    bytes,
    failures,
  };
  [latencies, failures, bytes, since] = [[], {}, 0, performance.now()];
  return result;
}

const fail = (what: string): void => void (failures[what] = (failures[what] ?? 0) + 1);

async function send({ method, path, body }: Request, token: string): Promise<[number, string]> {
  return new Promise((resolve, reject) => {
    const sent = sendRequest(url + path, {
      agent,
      method,
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    });
    sent.once('error', reject);
    sent.once('response', (response) => {
      text(response).then((received) => resolve([response.statusCode!, received]), reject);
    });
    sent.end(body?.replace('{n}', `${process.pid}-${numbers++}`));
  });
}

/** @param due when the request should have been sent */
async function act(action: Action, desk: Desk, request: Request, due: number): Promise<void> {
  unanswered++;
  try {
    const [status, body] = await send(request, desk.access_token);
    latencies.push(performance.now() - due);
    bytes += Buffer.byteLength(body);
    if (status >= 200 && status <= 299) action.succeeded?.(desk, body);
    else fail(`${action.name} ${status}`);
  } catch {
    fail(`${action.name}, no answer`);
  } finally {
    unanswered--;
    action.ended?.(desk);
  }
}

/** Each action as often as its share says. */
const BY_SHARE = ACTIONS.flatMap((action) => Array<Action>(action.share).fill(action));

/** Something that somebody has to do; nothing when nobody of a hundred has anything of the kind to do. */
function choose(only?: string): [Action, Desk, Request] | undefined {
  const actions = only ? ACTIONS.filter(({ name }) => name === only) : BY_SHARE;
  for (let tries = 0; tries < 100; tries++) {
    const action = actions[Math.floor(Math.random() * actions.length)]!;
    const desk = desks[Math.floor(Math.random() * desks.length)]!;
    const request = action.request(desk);
    if (request) return [action, desk, request];
  }
  return undefined;
}

async function inTurns({ people, seconds, action }: PeopleOrders['in-turns']): Promise<PeopleReport> {
  report();
  const end = performance.now() + seconds * 1_000;
  const person = async (): Promise<void> => {
    for (let chosen = choose(action); chosen && performance.now() < end; chosen = choose(action))
      await act(...chosen, performance.now());
  };
  await Promise.all(Array.from({ length: people }, person));
  return report();
}

let pacing: NodeJS.Timeout | undefined;

/** Requests come independently of each other: the pauses between them are exponentially distributed. */
function atRate(rate: number): void {
  let due = performance.now();
  const sendDue = (): void => {
    for (; due <= performance.now(); due -= (Math.log(1 - Math.random()) / rate) * 1_000) {
      if (unanswered >= MAX_UNANSWERED) {
        fail('not sent');
        continue;
      }
      const chosen = choose();
      if (chosen) void act(...chosen, due);
    }
    pacing = setTimeout(sendDue, due - performance.now());
  };
  report();
  sendDue();
}

async function signIn(order: PeopleOrders['sign-in']): Promise<PeopleReport> {
  const nobody = { access_token: '', refresh_token: '', isSigningIn: false };
  url = order.url;
  desks = order.desks.map((desk) => Object.assign(desk, nobody, { made: [] }));
  const waiting = [...desks];
  const person = async (): Promise<void> => {
    for (let desk = waiting.pop(); desk; desk = waiting.pop())
      await act(SIGN_IN, desk, SIGN_IN.request(desk)!, performance.now());
  };
  await Promise.all([person(), person(), person(), person()]);
  return report();
}

function obey(order: PeopleOrder): PeopleReport | Promise<PeopleReport> {
  switch (order.order) {
    case 'sign-in':
      return signIn(order);
    case 'in-turns':
      return inTurns(order);
    case 'at-rate':
      atRate(order.rate);
      break;
    case 'end':
      clearTimeout(pacing);
      break;
    case 'report': // as after all of them
  }
  return report();
}

async function answer(order: PeopleOrder): Promise<void> {
  process.send!(await obey(order));
}

process.on('message', (order: PeopleOrder) => {
  answer(order).catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
});
process.on('disconnect', () => process.exit());
