import { createRouter } from '@tanstack/react-router';
import { queryClient } from './api/query-client';
import * as accountRoutes from './features/account/routes';
import * as deskRoutes from './features';
import * as kioskRoutes from './features/kiosk/routes';
import { desk, elsewhere } from './shell/desk-route';
import { root } from './shell/root-route';
import { Failure } from './ui/failure';
import { NotFound } from './ui/not-found';
import { PageSkeleton } from './ui/page-skeleton';

export const router = createRouter({
  routeTree: root.addChildren({
    ...accountRoutes,
    ...kioskRoutes,
    desk: desk.addChildren({ ...deskRoutes, elsewhere }),
  }),
  basepath: import.meta.env.BASE_URL,
  context: { queryClient },
  defaultPreload: 'intent',
  // TanStack Query knows what is fresh.
  defaultPreloadStaleTime: 0,
  defaultPendingComponent: PageSkeleton,
  defaultErrorComponent: Failure,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
