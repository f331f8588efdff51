import i18next from 'i18next';
import { useSyncExternalStore } from 'react';

export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

const STORAGE_KEY = 'gym-manager:language';

/** What was chosen on this device, or the browser's first language that there is. */
function preferredLanguage(): Language {
  const wanted = [localStorage.getItem(STORAGE_KEY), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return LANGUAGES.find((language) => language === wanted.find((tag) => isLanguage(tag))) ?? 'en';
}

const isLanguage = (tag: string | null): tag is Language => LANGUAGES.some((language) => language === tag);

void i18next.init({
  lng: preferredLanguage(),
  fallbackLng: 'en',
  resources: {},
  // React escapes.
  interpolation: { escapeValue: false },
  initAsync: false,
});
document.documentElement.lang = i18next.language;

export const currentLanguage = (): Language => i18next.language as Language;

/** As what numbers and dates are written: the language, as it is written where the browser's owner lives. */
export const currentLocale = (): string =>
  navigator.languages.find((tag) => tag.startsWith(currentLanguage())) ?? currentLanguage();

export function chooseLanguage(language: Language): void {
  localStorage.setItem(STORAGE_KEY, language);
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
}

function subscribe(listener: () => void): () => void {
  i18next.on('languageChanged', listener);
  return () => i18next.off('languageChanged', listener);
}

/** The language; the component renders anew when it changes. */
export const useLanguage = (): Language => useSyncExternalStore(subscribe, currentLanguage);
