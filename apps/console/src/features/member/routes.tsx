import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { desk } from '../../shell/desk-route';
import { member as memberQuery } from './queries';

export const member = createRoute({
  getParentRoute: () => desk,
  path: '/members/$memberId',
  loader: ({ context: { queryClient }, params: { memberId } }) =>
    queryClient.ensureQueryData(memberQuery(Number(memberId))),
  component: lazyRouteComponent(() => import('./member-page'), 'MemberPage'),
});
