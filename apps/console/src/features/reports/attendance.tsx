import { Stack, Table, Title } from '@mantine/core';
import { formatDate, formatNumber } from '../../i18n/format';
import { Figure, Figures } from '../../ui/figure';
import { Bar } from './bar';
import { HeatMap } from './heat-map';
import type { AttendanceReport } from './queries';
import { useTexts } from './texts';

/** When members come. */
export function Attendance({ report }: { report: AttendanceReport }) {
  const t = useTexts();
  const most = Math.max(1, ...report.days.map(({ visits }) => visits));
  return (
    <Stack>
      <Figures>
        <Figure label={t('attendance.visits')} value={formatNumber(report.visits)} />
        <Figure label={t('attendance.members')} value={formatNumber(report.customers)} />
        <Figure
          label={t('attendance.visits_a_day')}
          value={formatNumber(Math.round((report.visits / report.days.length) * 10) / 10)}
        />
      </Figures>
      <Title order={2} size="h4">
        {t('attendance.hours')}
      </Title>
      <HeatMap hours={report.hours} />
      <Title order={2} size="h4">
        {t('attendance.days')}
      </Title>
      <Table maw={640}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('attendance.day')}</Table.Th>
            <Table.Th ta="end">{t('attendance.visits')}</Table.Th>
            <Table.Th ta="end">{t('attendance.members')}</Table.Th>
            <Table.Th visibleFrom="sm" aria-hidden />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {report.days.toReversed().map(({ date, visits, customers }) => (
            <Table.Tr key={date}>
              <Table.Td>{formatDate(date)}</Table.Td>
              <Table.Td ta="end">{formatNumber(visits)}</Table.Td>
              <Table.Td ta="end">{formatNumber(customers)}</Table.Td>
              <Table.Td visibleFrom="sm" aria-hidden>
                <Bar share={visits / most} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  );
}
