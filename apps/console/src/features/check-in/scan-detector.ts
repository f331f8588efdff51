/** Between two keys of a scanner; people who type fast need 80 ms and more. */
const MAX_GAP_MS = 40;

/** Shorter ones are no card numbers. */
const MIN_LENGTH = 4;

/** Tells a scanner that types a card number and Enter from somebody at the keyboard: by how fast the keys follow. */
export class ScanDetector {
  private text = '';
  private lastAt = Number.NEGATIVE_INFINITY;

  /** How many keys in a row came as fast as only a scanner types; 1 may be the first of a scan, or of a word. */
  get length(): number {
    return this.text.length;
  }

  /**
   * @param key as `event.key` says
   * @param at as `event.timeStamp` says: when it was pressed, however busy the page is
   * @returns the card number, when this is the Enter after it
   */
  press(key: string, at: number): string | undefined {
    // Scanners press it for capital letters.
    if (key === 'Shift') return undefined;
    const before = at - this.lastAt <= MAX_GAP_MS ? this.text : '';
    this.lastAt = at;
    this.text = key.length === 1 ? before + key : '';
    return key === 'Enter' && before.length >= MIN_LENGTH ? before : undefined;
  }

  /** Forgets what came so far. */
  reset(): void {
    this.text = '';
  }
}
