import { Alert, Button, Group, NativeSelect, Tabs } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Download, Printer } from 'lucide-react';
import { failedWith } from '../../api/problem';
import { download } from '../../ui/download';
import { Failure } from '../../ui/failure';
import { Page } from '../../ui/page';
import { PageSkeleton } from '../../ui/page-skeleton';
import { Attendance } from './attendance';
import { Members } from './members';
import { attendance, CSV, members } from './queries';
import { RangeInputs } from './range-inputs';
import { isReport, PERIODS, REPORTS, type ReportSearch } from './search';
import { useTexts } from './texts';

const route = getRouteApi('/desk/reports/$report');

/** When members come, and how many there are: the days stand in the address. */
export function ReportsPage() {
  const t = useTexts();
  const navigate = route.useNavigate();
  const { report } = route.useRouteContext();
  const search = route.useSearch();
  const open = (name: string | null) => {
    if (name && isReport(name))
      void navigate({
        to: '/reports/$report',
        params: { report: name },
        search: ({ from, to }) => ({ from, to }),
      });
  };
  const loading = useMutation({
    mutationFn: () => CSV[report](search),
    onSuccess: (file) => download(file, `${report}.csv`),
  });
  return (
    <Page
      title={t('title')}
      actions={
        <Group data-print="no">
          <Button
            variant="default"
            leftSection={<Download size={20} aria-hidden />}
            loading={loading.isPending}
            onClick={() => loading.mutate()}
          >
            {t('csv')}
          </Button>
          <Button
            variant="default"
            leftSection={<Printer size={20} aria-hidden />}
            onClick={() => globalThis.print()}
            visibleFrom="sm"
          >
            {t('print')}
          </Button>
        </Group>
      }
    >
      <Tabs value={report} onChange={open} keepMounted={false}>
        <Tabs.List mb="md">
          {REPORTS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`reports.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={report}>
          {report === 'attendance' ? <AttendanceReport search={search} /> : <MembersReport search={search} />}
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

function AttendanceReport({ search }: { search: ReportSearch }) {
  const { data, error, refetch } = useQuery(attendance(search));
  return (
    <>
      <Group mb="md" align="start">
        <RangeInputs shown={data} />
      </Group>
      <Answer error={error} refetch={refetch}>
        {data && <Attendance report={data} />}
      </Answer>
    </>
  );
}

function MembersReport({ search }: { search: ReportSearch }) {
  const t = useTexts();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useQuery(members(search));
  return (
    <>
      <Group mb="md" align="start">
        <RangeInputs shown={data} />
        <NativeSelect
          label={t('by.label')}
          data={PERIODS.map((period) => ({ value: period, label: t(`by.${period}`) }))}
          value={search.by ?? 'month'}
          onChange={({ currentTarget: { value } }) =>
            void navigate({
              to: '.',
              search: (before) => ({ ...before, by: PERIODS.find((period) => period === value) }),
              replace: true,
            })
          }
        />
      </Group>
      <Answer error={error} refetch={refetch}>
        {data && <Members report={data} />}
      </Answer>
    </>
  );
}

interface AnswerProps {
  error: Error | null;
  refetch: () => unknown;
  /** The report, once it is there. */
  children: React.ReactNode;
}

function Answer({ error, refetch, children }: AnswerProps) {
  const t = useTexts();
  if (failedWith(error, 'invalid_input'))
    return (
      <Alert color="yellow" role="alert">
        {t('range.refused')}
      </Alert>
    );
  if (error) return <Failure level={2} error={error} reset={() => void refetch()} />;
  return children ?? <PageSkeleton />;
}
