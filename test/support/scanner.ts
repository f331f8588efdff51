import { type Page } from 'playwright-core';
import { type ApiClient } from './api-client';
import { buildGym, buildMember, type SignedUpGym } from './factories';

/** Cards of a member, and of one whose membership has ended. */
export const VALID = '0004711';
export const EXPIRED = '0004712';

const GAP_SECONDS = 0.005;

/** Run in the page, whose types tests do not have. */
const COUNT_TONES = `
  var tones = 0;
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (when) { tones++; start.call(this, when); };
  undefined`;

/** A gym with Ada, whose card is good, and Grace, whose membership has ended. */
export async function buildGymWithCards(api: ApiClient): Promise<SignedUpGym> {
  const gym = await buildGym(api);
  await buildMember(gym.api, { card_number: VALID });
  await buildMember(gym.api, {
    first_name: 'Grace',
    last_name: 'Hopper',
    card_number: EXPIRED,
    membership_end: '2025-01-31',
  });
  return gym;
}

/** Types a card number and Enter as a scanner does: a key every five milliseconds, into whatever has the focus. */
export async function scanCard(page: Page, number: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const begun = Date.now() / 1_000;
  const keys = [...[...number].map((text) => ({ key: text, text })), { key: 'Enter', text: '\r' }];
  const strokes = keys.flatMap(({ key, text }, index) => {
    // However long the browser takes to hear of them.
    const timestamp = begun + index * GAP_SECONDS;
    return [
      devtools.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text, timestamp }),
      devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', key, timestamp }),
    ];
  });
  await Promise.all(strokes);
  await devtools.detach();
}

/** Begins to count the tones that a page plays. */
export const countTones = (page: Page): Promise<unknown> => page.evaluate(COUNT_TONES);
export const tones = (page: Page): Promise<number> => page.evaluate<number>('tones');
