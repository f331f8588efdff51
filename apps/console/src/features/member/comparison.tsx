import { Table } from '@mantine/core';
import { formatDayOf } from '../../i18n/format';
import { type Field, FIELDS, isSame, toText } from './fields';
import type { Member } from './queries';
import { useTexts } from './texts';

/** Two entries side by side: what only one of them has, and what differs, stands out. */
export function Comparison({ one, other, titles }: { one: Member; other: Member; titles: [string, string] }) {
  const t = useTexts();
  const fields = (Object.keys(FIELDS) as Field[]).filter(
    (field) => !(isBlank(one[field]) && isBlank(other[field])),
  );
  const row = (label: string, values: [string, string], differs: boolean) => (
    <Table.Tr key={label}>
      <Table.Th scope="row" fw={400}>
        {label}
      </Table.Th>
      {values.map((value, index) => (
        <Table.Td key={titles[index]} fw={differs ? 700 : 400} style={{ overflowWrap: 'anywhere' }}>
          {value}
        </Table.Td>
      ))}
    </Table.Tr>
  );
  return (
    <Table layout="fixed" aria-label={t('comparison')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Td />
          {titles.map((title) => (
            <Table.Th key={title} scope="col">
              {title}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {fields.map((field) =>
          row(
            t(`fields.${field}`),
            [toText(one[field]), toText(other[field])],
            !isSame(one[field], other[field]),
          ),
        )}
        {row(t('added'), [formatDayOf(one.created_at), formatDayOf(other.created_at)], false)}
      </Table.Tbody>
    </Table>
  );
}

const isBlank = (value: unknown): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);
