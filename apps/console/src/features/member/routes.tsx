import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { desk } from '../../shell/desk-route';
import { member as memberQuery } from './queries';

export const member = createRoute({
  getParentRoute: () => desk,
  path: '/members/$memberId',
  loader: ({ context: { queryClient }, params: { memberId } }) =>
    queryClient.query({ ...memberQuery(Number(memberId)), staleTime: 'static' }),
  component: lazyRouteComponent(() => import('./member-page'), 'MemberPage'),
});
