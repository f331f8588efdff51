import { defineTexts } from '../../i18n/texts';
import de from './de.json';
import en from './en.json';

export const { t, useTexts } = defineTexts('kiosk', { en, de });
