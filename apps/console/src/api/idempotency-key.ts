/**
 * The name of something that is to be made once, however often a form is sent: the API keeps it with what was made, and not with a
 * refusal. `crypto.randomUUID` is there by https alone.
 */
export const newIdempotencyKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
