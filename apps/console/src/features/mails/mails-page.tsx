import { Button, Group, Select, Stack } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { MailX } from 'lucide-react';
import { EmptyState } from '../../ui/empty-state';
import { Failure } from '../../ui/failure';
import { MoreButton } from '../../ui/more-button';
import { Page } from '../../ui/page';
import { PageSkeleton } from '../../ui/page-skeleton';
import { MailCard } from './mail-card';
import { mailPages } from './queries';
import { type MailsSearch, STATUSES, TEMPLATES } from './search';
import { useTexts } from './texts';

const route = getRouteApi('/desk/mails');

/** What became of the mails that the gym sent within the last month. */
export function MailsPage() {
  const t = useTexts();
  const list = useInfiniteQuery(mailPages(route.useSearch()));
  const mails = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Page title={t('title')}>
      <Filters />
      {list.isPending && <PageSkeleton />}
      {list.isError && mails.length === 0 && (
        <Failure level={2} error={list.error} reset={() => void list.refetch()} />
      )}
      {list.isSuccess && mails.length === 0 && (
        <EmptyState icon={MailX} title={t('none')} text={t('none_text')} role="status">
          <Button variant="default" renderRoot={(props) => <Link {...props} to="/mails" search={{}} />}>
            {t('show_all')}
          </Button>
        </EmptyState>
      )}
      <Stack gap="xs">
        {mails.map((mail) => (
          <MailCard key={mail.id} mail={mail} />
        ))}
      </Stack>
      <MoreButton list={list}>{t('older')}</MoreButton>
    </Page>
  );
}

function Filters() {
  const t = useTexts();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const set = (change: object) =>
    void navigate({ to: '.', search: (before): MailsSearch => ({ ...before, ...change }), replace: true });
  return (
    <Group align="end" role="search" aria-label={t('filters')}>
      <Select
        label={t('status')}
        data={STATUSES.map((status) => ({ value: status, label: t(`statuses.${status}`) }))}
        value={search.status ?? null}
        onChange={(status) => set({ status: status ?? undefined })}
        placeholder={t('any')}
        clearable
        w={{ base: '100%', xs: 200 }}
      />
      <Select
        label={t('kind')}
        data={TEMPLATES.map((template) => ({ value: template, label: t(`templates.${template}`) }))}
        value={search.template ?? null}
        onChange={(template) => set({ template: template ?? undefined })}
        placeholder={t('any')}
        clearable
        w={{ base: '100%', xs: 240 }}
      />
      {Object.values(search).some((filter) => filter !== undefined) && (
        <Button variant="default" onClick={() => void navigate({ to: '.', search: {}, replace: true })}>
          {t('show_all')}
        </Button>
      )}
    </Group>
  );
}
