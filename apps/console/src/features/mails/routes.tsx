import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { Mail } from 'lucide-react';
import { desk } from '../../shell/desk-route';
import { onlyFor } from '../../shell/only-for';
import { readSearch } from './search';

export const mails = createRoute({
  getParentRoute: () => desk,
  path: '/mails',
  validateSearch: readSearch,
  beforeLoad: onlyFor('owner', 'manager'),
  component: lazyRouteComponent(() => import('./mails-page'), 'MailsPage'),
  staticData: {
    navigation: {
      icon: Mail,
      name: 'mails',
      key: 'e',
      order: 90,
      roles: ['owner', 'manager'],
    },
  },
});
