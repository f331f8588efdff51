import { defineTexts, type TextKey } from '../i18n/texts';
import { ApiError } from './problem';
import de from './problems.de.json';
import en from './problems.en.json';

const { t } = defineTexts('problems', { en, de });

const isKnown = (code: string): code is TextKey<typeof en> => code in en;

/** What went wrong and what to do about it, as a sentence for people. */
export function explain(error: unknown): string {
  if (!(error instanceof ApiError)) return explainCode('internal_error');
  return explainCode(error.code, { seconds: error.retryAfter, request_id: error.problem?.request_id });
}

/** The same of one part of an answer: of one row among many, say. */
export function explainCode(code: string, { seconds = 60, request_id = '–' } = {}): string {
  return t(isKnown(code) ? code : 'internal_error', { seconds, request_id });
}
