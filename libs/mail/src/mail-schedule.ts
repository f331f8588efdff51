/** How long one processor alone may send a mail before it renews its lease; so long a killed worker's mail waits. */
export const LEASE_SECONDS = 10;

/** How soon the relay asks after a mail that it put on the queue. */
export const PATIENCE_SECONDS = 10;

/** How long an undeliverable mail is tried: RFC 5321 section 4.5.4.1 asks for four or five days. */
export const RETRY_DAYS = 4;

/**
 * Seconds that a mail rests after BullMQ has used up its retries: a minute at first, twice as long each time,
 * an hour at most.
 *
 * @param dispatches how often the mail was on the queue
 */
export function restSeconds(dispatches: number): number {
  return Math.min(60 * 2 ** Math.max(dispatches - 1, 0), 3_600);
}
