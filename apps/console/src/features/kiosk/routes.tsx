import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../../shell/root-route';

/** A tablet at the entrance, where nobody is signed in. */
export const kiosk = createRoute({
  getParentRoute: () => root,
  path: '/kiosk',
  component: lazyRouteComponent(() => import('./kiosk-page'), 'KioskPage'),
});
