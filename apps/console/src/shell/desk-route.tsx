import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { restore } from '../api/session';
import { setTimeZone } from '../i18n/format';
import { workplaces } from './workplaces';
import { NotFound } from '../ui/not-found';
import { root } from './root-route';

/** What no other route of the desk has taken. */
export const elsewhere = createRoute({ getParentRoute: () => desk, path: '$', component: NotFound });

/** Everything that needs somebody who is signed in. Its context says who: `gym`, with their role in it. */
export const desk = createRoute({
  getParentRoute: () => root,
  id: 'desk',
  beforeLoad: async ({ context: { queryClient }, location }) => {
    if (!(await restore())) throw redirect({ to: '/sign-in', search: { next: location.href } });
    const gyms = await queryClient.query({ ...workplaces, staleTime: 'static' });
    const gym = gyms.find(({ current }) => current);
    if (!gym) throw redirect({ to: '/sign-in' });
    setTimeZone(gym.timezone);
    return { gym, gyms };
  },
  component: lazyRouteComponent(() => import('./desk-shell'), 'DeskShell'),
});
