import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { desk } from '../../shell/desk-route';
import { secondFactor, sessions } from './queries';

export const security = createRoute({
  getParentRoute: () => desk,
  path: '/security',
  loader: ({ context: { queryClient } }) =>
    Promise.all([
      queryClient.query({ ...sessions, staleTime: 'static' }),
      queryClient.query({ ...secondFactor, staleTime: 'static' }),
    ]),
  component: lazyRouteComponent(() => import('./security-page'), 'SecurityPage'),
});
