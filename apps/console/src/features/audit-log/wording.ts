import type { TextKey } from '../../i18n/texts';
import en from './en.json';
import { t } from './texts';

type Words = 'resources' | 'actions' | 'fields' | 'values';

/** The word for a name of the API; the name itself where there is none. */
function word(words: Words, name: string): string {
  if (name in en[words]) return t(`${words}.${name}` as TextKey<typeof en>);
  const text = name.replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const RESOURCES = Object.keys(en.resources);
export const ACTIONS = Object.keys(en.actions).map((key) => key.replace('__', '.'));

export const resourceName = (resource: string): string => word('resources', resource);

/** A dot would begin another level of the texts. */
export const actionName = (action: string): string => word('actions', action.replace('.', '__'));

export const fieldName = (field: string): string => word('fields', field);

/** A value of the log as people read it. */
export function showValue(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  if (typeof value === 'string') return value in en.values ? word('values', value) : value;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
    return value.map(showValue).join(', ') || '–';
  return JSON.stringify(value);
}
