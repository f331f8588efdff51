/** Why a file cannot be read as CSV: what to say of it to whoever sent it, such as `is empty`. Repeats nothing of the file. */
export class UnreadableCsvError extends Error {
  override name = 'UnreadableCsvError';
}
