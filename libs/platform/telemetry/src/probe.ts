/** Milliseconds that whoever asks waits at most. */
const TIMEOUT = 1_000;

/**
 * Asks something that may be away or frozen, for probes and scrapes that come at any rate: an answer is kept for a
 * while, shared by all who ask, and one question at a time is under way – a frozen server cannot use up the pool.
 */
export class Probe<Answer> {
  private answer?: Promise<Answer>;
  private askedAt = 0;
  private isAsking = false;

  /** @param keepMs milliseconds for which an answer, or its absence, is kept */
  constructor(
    private readonly ask: () => Promise<Answer>,
    private readonly keepMs = 2_000,
  ) {}

  /** @throws Error when there was no answer within a second */
  read(): Promise<Answer> {
    const isFresh = this.isAsking || performance.now() - this.askedAt < this.keepMs;
    if (!this.answer || !isFresh) {
      this.askedAt = performance.now();
      this.answer = this.askOnce();
      this.answer.catch(() => undefined); // whoever reads it hears of it
    }
    return this.answer;
  }

  private async askOnce(): Promise<Answer> {
    this.isAsking = true;
    const asked = this.ask().finally(() => (this.isAsking = false));
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer within ${TIMEOUT} ms`)), TIMEOUT);
    });
    return Promise.race([asked, timeout]).finally(() => clearTimeout(timer));
  }
}
