import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { failedWith } from '../../api/problem';
import { desk } from '../../shell/desk-route';
import { onlyFor } from '../../shell/only-for';
import { member as memberQuery } from './queries';
import { readSearch } from './search';

export const member = createRoute({
  getParentRoute: () => desk,
  path: '/members/$memberId',
  validateSearch: readSearch,
  loader: async ({ context: { queryClient }, params: { memberId } }) => {
    try {
      await queryClient.query({ ...memberQuery(Number(memberId)), staleTime: 'static' });
    } catch (error) {
      // Two entries were merged: what was asked for goes on under the other id.
      const movedTo = failedWith(error, 'customer_merged') && error.problem?.moved_to_id;
      if (movedTo)
        throw redirect({
          to: '/members/$memberId',
          params: { memberId: String(movedTo) },
          search: (before) => before,
          replace: true,
        });
      throw error;
    }
  },
  component: lazyRouteComponent(() => import('./member-page'), 'MemberPage'),
});

export const duplicates = createRoute({
  getParentRoute: () => desk,
  path: '/members/duplicates',
  beforeLoad: onlyFor('owner', 'manager', 'front_desk'),
  component: lazyRouteComponent(() => import('./duplicates-page'), 'DuplicatesPage'),
});
