import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { restore } from '../api/session';
import { workplaces } from './workplaces';
import { root } from './root-route';

/** Everything that needs somebody who is signed in. Its context says who: `gym`, with their role in it. */
export const desk = createRoute({
  getParentRoute: () => root,
  id: 'desk',
  beforeLoad: async ({ context: { queryClient }, location }) => {
    if (!(await restore())) throw redirect({ to: '/sign-in', search: { then: location.href } });
    const gyms = await queryClient.ensureQueryData(workplaces);
    const gym = gyms.find(({ current }) => current);
    if (!gym) throw redirect({ to: '/sign-in' });
    return { gym, gyms };
  },
  component: lazyRouteComponent(() => import('./desk-shell'), 'DeskShell'),
});
