import { Outlet } from '@tanstack/react-router';
import { desk } from '../../shell/desk-route';
import { Page } from '../../ui/page';
import { type PageTab, PageTabs } from '../../ui/page-tabs';
import { useTexts } from './texts';

/** Everything about the gym as a whole, in tabs with an address of their own. */
export function SettingsPage() {
  const t = useTexts();
  const { gym } = desk.useRouteContext();
  const tabs: PageTab[] = [
    { to: '/settings', label: t('gym'), exact: true },
    { to: '/settings/opening-hours', label: t('opening_hours') },
    { to: '/settings/rules', label: t('rules') },
    { to: '/settings/reminders', label: t('fields.reminders') },
    { to: '/settings/security', label: t('security') },
    { to: '/settings/devices', label: t('devices') },
    ...(gym.role === 'owner' ? [{ to: '/settings/data' as const, label: t('data') }] : []),
  ];
  return (
    <Page title={t('title')}>
      <PageTabs label={t('title')} tabs={tabs} />
      <Outlet />
    </Page>
  );
}
