import { JobFailure } from '@libs/platform/jobs';

/** What nodemailer adds to an error. */
interface SmtpError extends Error {
  code?: string;
  /** Which command the server answered, such as `RCPT TO`; `CONN` or `API` before and outside of the dialogue. */
  command?: string;
  responseCode?: number;
}

/** A mail that no server could deliver, whatever its state: it bounces. */
export class UndeliverableError extends JobFailure {
  constructor(reason: string, message: string) {
    super(reason, message, 'bounced');
  }
}

/** "Authentication required", "… too weak", "… failed": about us, at whatever command the server says so. */
const AUTHENTICATION_REPLIES = new Set([530, 534, 535, 538]);

/**
 * Reads what went wrong. A 5xx for the recipient or the content is final: the mail bounces. A refusal of the
 * connection, of our sign-in or of our sender address is our own misconfiguration and costs no mail.
 *
 * @returns codes as the reason: the server's words repeat addresses
 */
export function toFailure(error: unknown): JobFailure {
  if (error instanceof JobFailure) return error;
  const {
    name,
    message,
    code,
    command,
    responseCode = 0,
  }: SmtpError = error instanceof Error ? error : new Error(String(error));
  const isAboutTheMail = command === 'RCPT TO' || command === 'DATA';
  const isRefusal = responseCode >= 500 && !AUTHENTICATION_REPLIES.has(responseCode);
  const reason = [responseCode || code || name, command].filter(Boolean).join(' at ');
  return new JobFailure(reason, message, isAboutTheMail && isRefusal ? 'bounced' : undefined);
}
