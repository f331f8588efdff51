import { type Page } from 'playwright-core';

const GAP_SECONDS = 0.005;

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
