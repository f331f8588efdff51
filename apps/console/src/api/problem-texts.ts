import { defineTexts, type TextKey } from '../i18n/texts';
import { ApiError } from './problem';
import de from './problems.de.json';
import en from './problems.en.json';

const { t } = defineTexts('problems', { en, de });

const isKnown = (code: string): code is TextKey<typeof en> => code in en;

/** What went wrong and what to do about it, as a sentence for people. */
export function explain(error: unknown): string {
  if (!(error instanceof ApiError)) return t('internal_error', { request_id: '–' });
  return t(isKnown(error.code) ? error.code : 'internal_error', {
    seconds: error.retryAfter ?? 60,
    request_id: error.problem?.request_id ?? '–',
  });
}
