import { defineTexts } from '../i18n/texts';
import de from './de.json';
import en from './en.json';

export type { en as texts };
export const { t, useTexts } = defineTexts('shell', { en, de });
