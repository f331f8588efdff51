/** What a program must undo before it ends, the last first. */
export class Cleanup {
  private readonly steps: (() => unknown)[] = [];

  add(step: () => unknown): void {
    this.steps.push(step);
  }

  /** @returns whether every step succeeded; what failed is printed */
  async run(): Promise<boolean> {
    let succeeded = true;
    for (const step of this.steps.splice(0).toReversed()) {
      try {
        await step();
      } catch (error) {
        console.error(error);
        succeeded = false;
      }
    }
    return succeeded;
  }
}

/** Runs a program to its end, cleans up, and exits: with 0, with 1 when it failed, with 130 after Ctrl-C and the like. */
export function runWithCleanup(work: (cleanup: Cleanup) => Promise<void>): void {
  const cleanup = new Cleanup();
  let ending = false;
  const end = async (code: number): Promise<void> => {
    if (ending) return;
    ending = true;
    process.exit((await cleanup.run()) ? code : 1);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(130));
  work(cleanup).then(
    () => end(0),
    (error: unknown) => {
      // What fails because it was interrupted is no news.
      if (!ending) console.error(error);
      return end(1);
    },
  );
}
