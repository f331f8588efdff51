import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { ScrollText } from 'lucide-react';
import { desk } from '../../shell/desk-route';
import { onlyFor } from '../../shell/only-for';
import { readSearch } from './search';

export const auditLog = createRoute({
  getParentRoute: () => desk,
  path: '/audit-log',
  validateSearch: readSearch,
  beforeLoad: onlyFor('owner'),
  component: lazyRouteComponent(() => import('./audit-log-page'), 'AuditLogPage'),
  staticData: {
    navigation: { icon: ScrollText, name: 'audit_log', key: 'a', order: 110, roles: ['owner'] },
  },
});
