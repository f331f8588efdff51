import { type Target } from './contestants';
import { signIns } from './operations';

/** People who sign in one after the other without pause, from the start until `end`. */
export class SignInStorm {
  private ended = false;
  private readonly people: Promise<unknown>;

  constructor(
    private readonly target: Target,
    count: number,
  ) {
    const requests = signIns().slice(0, count);
    this.people = Promise.all(requests.map((request) => this.signIn(request)));
    // Reported by `end`, after the measurement that goes on beside it.
    this.people.catch(() => undefined);
  }

  /** @throws Error when a sign-in was answered with anything but success or that too many wait */
  async end(): Promise<void> {
    this.ended = true;
    await this.people;
  }

  private async signIn(request: Parameters<Target['fetch']>[0]): Promise<void> {
    while (!this.ended) {
      const response = await this.target.fetch(request);
      const body = await response.text();
      if (!response.ok && !body.includes('sign_in_busy'))
        throw new Error(`A sign-in was answered ${response.status} ${body}`);
    }
  }
}
