import { Anchor, Badge, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatDate } from '../../i18n/format';
import type { Entry } from './queries';
import type { WorkListName } from './search';
import { t } from './texts';

export interface Column {
  /** Of the width that there is; 1 unless given. */
  share?: number;
  title: () => string;
  cell: (entry: Entry) => ReactNode;
}

export const fullName = ({ first_name, last_name }: Entry): string => `${first_name} ${last_name}`;

const phone: Column = {
  title: () => t('columns.phone'),
  cell: ({ phone: number }) => number && <Anchor href={`tel:${number}`}>{number}</Anchor>,
};

const email: Column = {
  share: 1.5,
  title: () => t('columns.email'),
  cell: ({ email: address }) => address && <Anchor href={`mailto:${address}`}>{address}</Anchor>,
};

const plan: Column = {
  share: 0.8,
  title: () => t('columns.plan'),
  cell: ({ plan_name }) => plan_name ?? t('no_plan'),
};

const contact = [phone, email];

/** What stands beside the name in each list; the first one is what the list is about. */
export const COLUMNS: Record<WorkListName, Column[]> = {
  expiring: [
    {
      share: 1.3,
      title: () => t('columns.ends'),
      cell: ({ date, days }) => date && `${formatDate(date)} · ${t('in_days', { count: days ?? 0 })}`,
    },
    plan,
    ...contact,
  ],
  lapsed: [
    {
      share: 1.3,
      title: () => t('columns.ended'),
      cell: ({ date, days }) => date && `${formatDate(date)} · ${t('days_ago', { count: days ?? 0 })}`,
    },
    plan,
    ...contact,
  ],
  absent: [
    {
      share: 1.3,
      title: () => t('columns.last_visit'),
      cell: ({ last_visit, days }) =>
        last_visit ? `${formatDate(last_visit)} · ${t('days_ago', { count: days ?? 0 })}` : t('never'),
    },
    ...contact,
  ],
  birthdays: [
    {
      share: 1.3,
      title: () => t('columns.birthday'),
      cell: ({ date, days }) => date && `${formatDate(date)} · ${t('in_days', { count: days ?? 0 })}`,
    },
    { share: 0.4, title: () => t('columns.age'), cell: ({ age }) => age },
    ...contact,
  ],
  incomplete: [
    {
      share: 2,
      title: () => t('columns.missing'),
      cell: ({ missing = [] }) => (
        <Group gap={4} wrap="nowrap">
          {missing.map((field) => (
            <Badge key={field} variant="default">
              {t(`missing.${field}`)}
            </Badge>
          ))}
        </Group>
      ),
    },
    ...contact,
  ],
};
