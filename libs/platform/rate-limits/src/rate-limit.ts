import { isIPv6 } from 'node:net';
import { type ProblemType } from '@libs/platform/problems';
import { type Request } from 'express';

/** How many attempts there are in a time, counted from the first one. */
export interface RateLimit {
  /** Names the limit in `RateLimit-Policy`. */
  name: string;
  attempts: number;
  seconds: number;
  /** Whose attempts are counted together; nobody's when there is no telling. */
  of: (request: Request) => string | undefined;
  /** The answers that count for this limit, of those that count at all. */
  counting?: ProblemType[];
}

export interface ThrottleOptions {
  limits: RateLimit[];
  /** The answers that count; all of them unless given. */
  counting?: ProblemType[];
}

export const THROTTLE = 'rate-limits:throttle';

/** The client's address; of IPv6 the network, for whoever has one address there has 2^64. */
export function byAddress({ ip = '' }: Request): string {
  if (!isIPv6(ip) || ip.startsWith('::ffff:')) return ip;
  const [head = '', tail = ''] = ip.split('::');
  const groups = head.split(':').filter(Boolean);
  const missing = ip.includes('::') ? 8 - groups.length - tail.split(':').filter(Boolean).length : 0;
  const all = [...groups, ...Array<string>(missing).fill('0'), ...tail.split(':').filter(Boolean)];
  return `${all.slice(0, 4).join(':')}::/64`;
}
