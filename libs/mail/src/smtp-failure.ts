/** What nodemailer adds to an error. */
interface SmtpError extends Error {
  code?: string;
  /** Which command the server answered, such as `RCPT TO`; `CONN` or `API` before and outside of the dialogue. */
  command?: string;
  responseCode?: number;
}

/** Why a mail was not sent. */
export interface SendFailure {
  /** Whether this mail will never be accepted, so that it bounces instead of being tried again. */
  isFinal: boolean;
  /** Codes, fit for logs: the server's words repeat addresses. */
  reason: string;
  /** Everything that was said, for the row alone. */
  message: string;
}

/** A mail that no server could deliver, whatever its state. */
export class UndeliverableError extends Error {
  override name = 'UndeliverableError';

  /** @param code what is wrong, fit for logs */
  constructor(
    message: string,
    readonly code?: string,
  ) {
    super(message);
  }
}

/** "Authentication required", "… too weak", "… failed": about us, at whatever command the server says so. */
const AUTHENTICATION_REPLIES = new Set([530, 534, 535, 538]);

/**
 * Reads what went wrong. Final is a 5xx for the recipient or the content. A refusal of the connection, of our
 * sign-in or of our sender address is our own misconfiguration and costs no mail.
 */
export function readFailure(error: unknown): SendFailure {
  const {
    name,
    message,
    code,
    command,
    responseCode = 0,
  }: SmtpError = error instanceof Error ? error : new Error(String(error));
  const isAboutTheMail = command === 'RCPT TO' || command === 'DATA';
  const isRefusal = responseCode >= 500 && !AUTHENTICATION_REPLIES.has(responseCode);
  return {
    isFinal: error instanceof UndeliverableError || (isAboutTheMail && isRefusal),
    reason: [responseCode || code || name, command].filter(Boolean).join(' at '),
    message,
  };
}
