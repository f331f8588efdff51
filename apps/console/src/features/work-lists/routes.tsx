import { createRoute, lazyRouteComponent, notFound, redirect } from '@tanstack/react-router';
import { ListTodo } from 'lucide-react';
import { desk } from '../../shell/desk-route';
import { isWorkList, readSearch } from './search';

export const workLists = createRoute({
  getParentRoute: () => desk,
  path: '/work-lists',
  beforeLoad: () => {
    throw redirect({ to: '/work-lists/$list', params: { list: 'expiring' }, replace: true });
  },
  staticData: { navigation: { icon: ListTodo, name: 'work_lists', key: 'w', order: 40 } },
});

export const workList = createRoute({
  getParentRoute: () => desk,
  path: '/work-lists/$list',
  validateSearch: readSearch,
  beforeLoad: ({ params: { list } }) => {
    if (!isWorkList(list)) throw notFound();
    return { list };
  },
  component: lazyRouteComponent(() => import('./work-list-page'), 'WorkListPage'),
});
