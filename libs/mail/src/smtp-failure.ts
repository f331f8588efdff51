/** What nodemailer adds to an error. */
interface SmtpError extends Error {
  code?: string;
  /** Which command the server answered, such as `RCPT TO`; `CONN` or `API` before and outside of the dialogue. */
  command?: string;
  responseCode?: number;
}

/** A mail that no server could deliver, whatever its state. */
export class UndeliverableError extends Error {}

/** "Authentication required", "… too weak", "… failed": about us, at whatever command the server says so. */
const AUTHENTICATION_REPLIES = new Set([530, 534, 535, 538]);

/**
 * Whether a failure is final for this mail: the server refused its recipient or its content with 5xx. A refusal
 * of the connection, of our sign-in or of our sender address is our own misconfiguration and costs no mail.
 */
export function isBounce(error: unknown): boolean {
  if (error instanceof UndeliverableError) return true;
  const { command, responseCode = 0 } = error as SmtpError;
  const isAboutTheMail = command === 'RCPT TO' || command === 'DATA';
  return isAboutTheMail && responseCode >= 500 && !AUTHENTICATION_REPLIES.has(responseCode);
}

/** What may be logged of a failure: codes, never the server's words, which repeat addresses. */
export function describeFailure(error: unknown): string {
  const { name, code, command, responseCode } = error as SmtpError;
  return [responseCode ?? code ?? name, command].filter(Boolean).join(' at ');
}
