import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { ScanLine } from 'lucide-react';
import { desk } from '../../shell/desk-route';
import { t } from './texts';

export const checkIn = createRoute({
  getParentRoute: () => desk,
  path: '/check-in',
  component: lazyRouteComponent(() => import('./check-in-page'), 'CheckInPage'),
  staticData: { navigation: { icon: ScanLine, label: () => t('title'), key: 'c', order: 10 } },
});
