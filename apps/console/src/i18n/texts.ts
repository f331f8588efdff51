import i18next from 'i18next';
import { LANGUAGES, useLanguage } from './language';

type WithoutPlural<Key extends string> = Key extends `${infer Base}_${'one' | 'other'}` ? Base : Key;

/** Every key of a file of texts: `title`, `columns.name`; `found` for `found_one` and `found_other`. */
export type TextKey<Texts> = {
  [Key in keyof Texts & string]: Texts[Key] extends string
    ? WithoutPlural<Key>
    : `${Key}.${TextKey<Texts[Key]>}`;
}[keyof Texts & string];

/** Returns a text in the chosen language. `values` fill in `{{name}}`; `count` also chooses the plural. */
export type Translate<Texts> = (key: TextKey<Texts>, values?: Record<string, string | number>) => string;

/**
 * Makes the texts of a folder known.
 *
 * @returns `t` for where nothing is rendered, and `useTexts`, which returns it and renders anew in another language
 */
export function defineTexts<Texts extends object>(
  folder: string,
  texts: { en: Texts; de: NoInfer<Texts> },
): { t: Translate<Texts>; useTexts: () => Translate<Texts> } {
  for (const language of LANGUAGES) i18next.addResourceBundle(language, folder, texts[language]);
  const t: Translate<Texts> = (key, values) => i18next.t(key, { ...values, ns: folder });
  const useTexts = (): Translate<Texts> => {
    useLanguage();
    return t;
  };
  return { t, useTexts };
}
