import { Settings } from 'luxon';

const { now } = Settings;
afterEach(() => {
  Settings.now = now;
});

/**
 * Sets the clock by which the application tells what day it is, until the end of the test.
 *
 * @param moment ISO 8601, with an offset or `Z`
 */
export function setClock(moment: string): void {
  Settings.now = () => Date.parse(moment);
}
