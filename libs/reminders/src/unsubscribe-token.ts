import { createHmac, timingSafeEqual } from 'node:crypto';

/** Whose reminders a link ends, as the link says. */
export interface UnsubscribeClaim {
  gym_id: number;
  customer_id: number;
  signature: string;
}

/** HMAC-SHA-256: nobody without the gym's key makes a link for somebody else. */
const sign = (key: Buffer, gymId: number, customerId: number): string =>
  createHmac('sha256', key).update(`unsubscribe:${gymId}:${customerId}`).digest('base64url');

/** What an unsubscribe link holds: `<gym>.<customer>.<signature>`. It is the same in each mail, and holds for good. */
export const unsubscribeToken = (key: Buffer, gymId: number, customerId: number): string =>
  `${gymId}.${customerId}.${sign(key, gymId, customerId)}`;

/** Takes a token apart; undefined for what looks like none. */
export function readUnsubscribeToken(token: string): UnsubscribeClaim | undefined {
  const [, gym, customer, signature] = /^([1-9]\d{0,14})\.([1-9]\d{0,14})\.([\w-]{43})$/.exec(token) ?? [];
  if (gym === undefined || customer === undefined || signature === undefined) return undefined;
  return { gym_id: Number(gym), customer_id: Number(customer), signature };
}

/** Whether a link is signed with the key of its gym. */
export const hasValidSignature = (
  key: Buffer,
  { gym_id, customer_id, signature }: UnsubscribeClaim,
): boolean => timingSafeEqual(Buffer.from(sign(key, gym_id, customer_id)), Buffer.from(signature));
