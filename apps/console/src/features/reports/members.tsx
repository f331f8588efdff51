import { Stack, Table, Text, Title } from '@mantine/core';
import { formatDate, formatNumber, formatPercent } from '../../i18n/format';
import { Figure, Figures } from '../../ui/figure';
import { Bar } from './bar';
import type { MembersReport } from './queries';
import classes from './reports.module.css';
import { useTexts } from './texts';

const COLUMNS = ['start', 'joined', 'returned', 'left', 'end'] as const;

/** How many members there were, came and left. */
export function Members({ report }: { report: MembersReport }) {
  const t = useTexts();
  const { periods, attrition } = report;
  const gains = periods.map(({ joined, returned }) => joined + returned);
  const most = Math.max(1, ...gains, ...periods.map(({ left }) => left));
  return (
    <Stack>
      <Figures>
        {COLUMNS.map((name) => (
          <Figure key={name} label={t(`members.${name}`)} value={formatNumber(report[name])} />
        ))}
        <Figure label={t('members.attrition')} value={attrition === null ? '–' : formatPercent(attrition)} />
      </Figures>
      <Text size="sm">{t('members.attrition_text')}</Text>
      <Title order={2} size="h4">
        {t('members.periods')}
      </Title>
      <Table.ScrollContainer
        minWidth={560}
        scrollAreaProps={{
          viewportProps: { tabIndex: 0, role: 'region', 'aria-label': t('members.periods') },
        }}
      >
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('members.period')}</Table.Th>
              {COLUMNS.map((name) => (
                <Table.Th key={name} ta="end">
                  {t(`members.${name}`)}
                </Table.Th>
              ))}
              <Table.Th visibleFrom="sm" aria-hidden className={classes.bars}>
                {t('members.bars')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {periods.map((period, index) => (
              <Table.Tr key={period.from}>
                <Table.Td>
                  {period.from === period.to
                    ? formatDate(period.from)
                    : `${formatDate(period.from)} – ${formatDate(period.to)}`}
                </Table.Td>
                {COLUMNS.map((name) => (
                  <Table.Td key={name} ta="end">
                    {formatNumber(period[name])}
                  </Table.Td>
                ))}
                <Table.Td visibleFrom="sm" aria-hidden>
                  <Bar share={(gains[index] ?? 0) / most} kind="gain" />
                  <Bar share={period.left / most} kind="loss" />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}
