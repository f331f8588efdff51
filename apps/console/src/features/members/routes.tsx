import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { Users } from 'lucide-react';
import { desk } from '../../shell/desk-route';
import { onlyFor } from '../../shell/only-for';
import { readSearch } from './search';

export const members = createRoute({
  getParentRoute: () => desk,
  path: '/members',
  validateSearch: readSearch,
  component: lazyRouteComponent(() => import('./members-page'), 'MembersPage'),
  staticData: { navigation: { icon: Users, name: 'members', key: 'm', order: 20 } },
});

export const newMember = createRoute({
  getParentRoute: () => desk,
  path: '/members/new',
  beforeLoad: onlyFor('owner', 'manager', 'front_desk'),
  component: lazyRouteComponent(() => import('./new-member-page'), 'NewMemberPage'),
});
