import { explainRule } from '../../api/rule-texts';
import type { TextKey } from '../../i18n/texts';
import en from './en.json';
import type { ImportRow } from './queries';
import { t } from './texts';

type Problem = ImportRow['problems'][number];
type Texts = 'reasons' | 'fields';

const isIn = <Group extends Texts>(group: Group, key: string): key is keyof (typeof en)[Group] & string =>
  key in en[group];

/** Why a row was not taken over, in the language of the console. */
export function explainProblem({ column, message, code, field, other_line }: Problem): string {
  // Rows that were looked at before there were codes.
  if (code === null) return message;
  if (isIn('reasons', code)) return t(`reasons.${code}` as TextKey<typeof en>, { line: other_line ?? '–' });
  const complaint = explainRule(code, message);
  return column === null && field !== null && isIn('fields', field)
    ? `${t(`fields.${field}`)}: ${complaint}`
    : complaint;
}
