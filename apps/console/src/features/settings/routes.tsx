import { createRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';
import { Settings } from 'lucide-react';
import { todayIn } from '../../api/gym';
import { desk } from '../../shell/desk-route';
import { onlyFor } from '../../shell/only-for';
import {
  closures,
  devices as devicesQuery,
  gymProfile,
  gymSettings,
  openingHours,
  reminderText,
  reminderTexts,
  secondFactorPolicy,
} from './queries';
import { isReminderKind } from './reminder-kinds';

const layout = createRoute({
  getParentRoute: () => desk,
  id: 'settings',
  beforeLoad: onlyFor('owner', 'manager'),
  component: lazyRouteComponent(() => import('./settings-page'), 'SettingsPage'),
});

const gym = createRoute({
  getParentRoute: () => layout,
  path: '/settings',
  loader: ({ context: { queryClient } }) =>
    Promise.all([
      queryClient.query({ ...gymProfile, staleTime: 'static' }),
      queryClient.query({ ...gymSettings, staleTime: 'static' }),
    ]),
  component: lazyRouteComponent(() => import('./gym-tab'), 'GymTab'),
  staticData: {
    navigation: {
      icon: Settings,
      name: 'settings',
      key: ',',
      order: 120,
      roles: ['owner', 'manager'],
    },
  },
});

const hours = createRoute({
  getParentRoute: () => layout,
  path: '/settings/opening-hours',
  loader: async ({ context: { queryClient } }) => {
    const [{ data }] = await Promise.all([
      queryClient.query({ ...gymProfile, staleTime: 'static' }),
      queryClient.query({ ...gymSettings, staleTime: 'static' }),
      queryClient.query({ ...openingHours, staleTime: 'static' }),
    ]);
    await queryClient.query({ ...closures(todayIn(data.timezone)), staleTime: 'static' });
  },
  component: lazyRouteComponent(() => import('./opening-hours-tab'), 'OpeningHoursTab'),
});

const rules = createRoute({
  getParentRoute: () => layout,
  path: '/settings/rules',
  loader: ({ context: { queryClient } }) => queryClient.query({ ...gymSettings, staleTime: 'static' }),
  component: lazyRouteComponent(() => import('./rules-tab'), 'RulesTab'),
});

const reminders = createRoute({
  getParentRoute: () => layout,
  path: '/settings/reminders',
  loader: ({ context: { queryClient } }) =>
    Promise.all([
      queryClient.query({ ...gymSettings, staleTime: 'static' }),
      queryClient.query({ ...reminderTexts, staleTime: 'static' }),
    ]),
  component: lazyRouteComponent(() => import('./reminders-tab'), 'RemindersTab'),
});

const reminder = createRoute({
  getParentRoute: () => layout,
  path: '/settings/reminders/$kind',
  beforeLoad: ({ params: { kind } }) => {
    if (!isReminderKind(kind)) throw notFound();
    return { kind };
  },
  loader: ({ context: { queryClient, kind } }) =>
    queryClient.query({ ...reminderText(kind), staleTime: 'static' }),
  component: lazyRouteComponent(() => import('./reminder-text-tab'), 'ReminderTextTab'),
});

const security = createRoute({
  getParentRoute: () => layout,
  path: '/settings/security',
  loader: ({ context: { queryClient } }) => queryClient.query({ ...secondFactorPolicy, staleTime: 'static' }),
  component: lazyRouteComponent(() => import('./security-tab'), 'SecurityTab'),
});

const devices = createRoute({
  getParentRoute: () => layout,
  path: '/settings/devices',
  loader: ({ context: { queryClient } }) => queryClient.query({ ...devicesQuery, staleTime: 'static' }),
  component: lazyRouteComponent(() => import('./devices/devices-tab'), 'DevicesTab'),
});

const data = createRoute({
  getParentRoute: () => layout,
  path: '/settings/data',
  beforeLoad: onlyFor('owner'),
  component: lazyRouteComponent(() => import('./data-tab'), 'DataTab'),
});

export const settings = layout.addChildren({
  gym,
  hours,
  rules,
  reminders,
  reminder,
  security,
  devices,
  data,
});
