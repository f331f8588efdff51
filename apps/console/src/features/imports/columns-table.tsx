import { NativeSelect, Table, Text } from '@mantine/core';
import { FIELDS } from './mapping';
import type { Field, ImportDetails } from './queries';
import { useTexts } from './texts';

const SAMPLES = 3;

interface Props {
  file: ImportDetails;
  mapping: Field[];
  /** Fields that more than one column is read as. */
  repeated: Field[];
  onChange: (index: number, field: Field) => void;
}

/** Each column of the file with what stands in it, and what it is read as. */
export function ColumnsTable({ file, mapping, repeated, onChange }: Props) {
  const t = useTexts();
  const options = FIELDS.map((field) => ({ value: field, label: t(`fields.${field}`) }));
  // Two columns may have the same name.
  const columns = file.columns.map((column, index) => ({ column, index }));
  const samplesOf = (index: number): string =>
    file.samples
      .map((row) => row[index]?.trim())
      .filter((cell) => cell)
      .slice(0, SAMPLES)
      .join(' · ');
  return (
    <Table.ScrollContainer minWidth={0} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={{ base: '50%', sm: '25%' }}>{t('columns.column')}</Table.Th>
            <Table.Th visibleFrom="sm">{t('columns.samples')}</Table.Th>
            <Table.Th w={{ base: '50%', sm: '30%' }}>{t('columns.field')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {columns.map(({ column, index }) => {
            const field = mapping[index] ?? 'ignore';
            return (
              <Table.Tr key={index}>
                <Table.Td>
                  <Text fw={600} truncate title={column}>
                    {column}
                  </Text>
                  <Text size="sm" hiddenFrom="sm" lineClamp={2}>
                    {samplesOf(index)}
                  </Text>
                </Table.Td>
                <Table.Td visibleFrom="sm">{samplesOf(index)}</Table.Td>
                <Table.Td>
                  <NativeSelect
                    aria-label={t('columns.field_of', { column })}
                    data={options}
                    value={field}
                    onChange={({ currentTarget: { value } }) => onChange(index, value as Field)}
                    error={repeated.includes(field) && t('columns.repeated')}
                  />
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
