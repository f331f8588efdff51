import { Badge, Group } from '@mantine/core';
import { columnVisibilityFeature, createColumnHelper, tableFeatures } from '@tanstack/react-table';
import { formatDate, formatDayOf } from '../../i18n/format';
import type { Member } from './queries';
import type { Column } from './search';
import { t } from './texts';

export const features = tableFeatures({ columnVisibilityFeature });

const helper = createColumnHelper<typeof features, Member>();
const column = (id: Column, cell: (member: Member) => React.ReactNode) =>
  helper.display({ id, header: () => t(`columns.${id}`), cell: ({ row }) => cell(row.original) });

export const fullName = ({ first_name, last_name }: Member): string => `${first_name} ${last_name}`;

export const ActiveBadge = ({ active }: { active: boolean }) => (
  <Badge variant="dot" color={active ? 'green' : 'gray'}>
    {t(active ? 'active' : 'inactive')}
  </Badge>
);

/** The name is a link, which the table adds. */
export const columns = helper.columns([
  column('name', fullName),
  column('email', ({ email }) => email),
  column('phone', ({ phone }) => phone),
  column('active', ({ active }) => <ActiveBadge active={active} />),
  column('membership_end', ({ membership_end }) => membership_end && formatDate(membership_end)),
  column('tags', ({ tags }) => (
    <Group gap={4} wrap="nowrap">
      {tags.map((tag) => (
        <Badge key={tag} variant="default">
          {tag}
        </Badge>
      ))}
    </Group>
  )),
  column('card_number', ({ card_number }) => card_number),
  column('created_at', ({ created_at }) => formatDayOf(created_at)),
]);
