import { defineTexts, type TextKey } from '../i18n/texts';
import de from './rules.de.json';
import en from './rules.en.json';

const { t } = defineTexts('rules', { en, de });

const isKnown = (rule: string): rule is TextKey<typeof en> => rule in en;

/**
 * What is wrong with a value, in the language of the console.
 *
 * @param rule that the value breaks: `type` of an error of the API, or `code` of a problem of an imported row
 * @param message the API's own, in English: for a rule that no form here can break
 */
export const explainRule = (rule: string, message: string): string => (isKnown(rule) ? t(rule) : message);
