/**
 * Does the work of each item, one after the other, whatever has become of those before: what fails for one gym must not keep
 * the others waiting.
 *
 * @param onFailure says in the log whose work has failed
 * @param message of the error
 * @throws AggregateError at the end, for the job to be tried again
 */
export async function runForEach<Item>(
  items: Iterable<Item>,
  work: (item: Item) => Promise<void>,
  onFailure: (item: Item, error: unknown) => void,
  message: string,
): Promise<void> {
  const failures: unknown[] = [];
  for (const item of items)
    try {
      await work(item);
    } catch (error) {
      failures.push(error);
      onFailure(item, error);
    }
  if (failures.length > 0) throw new AggregateError(failures, message);
}
