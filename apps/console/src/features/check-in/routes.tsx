import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { ScanLine, UserPlus } from 'lucide-react';
import { z } from 'zod/mini';
import { desk } from '../../shell/desk-route';

export const checkIn = createRoute({
  getParentRoute: () => desk,
  path: '/check-in',
  component: lazyRouteComponent(() => import('./check-in-page'), 'CheckInPage'),
  staticData: { navigation: { icon: ScanLine, name: 'check_in', key: 'd', order: 30 } },
});

/** The card that somebody holds who is not a member yet. */
const walkInSearch = z.object({ card: z.optional(z.catch(z.optional(z.coerce.string()), undefined)) });

export const walkIn = createRoute({
  getParentRoute: () => desk,
  path: '/walk-in',
  validateSearch: (search: Record<string, unknown>) => walkInSearch.parse(search),
  beforeLoad: ({ context: { gym } }) => {
    if (gym.role === 'coach') throw redirect({ to: '/check-in' });
  },
  component: lazyRouteComponent(() => import('./walk-in/walk-in-page'), 'WalkInPage'),
  staticData: {
    navigation: {
      icon: UserPlus,
      name: 'walk_in',
      key: 'n',
      order: 60,
      roles: ['owner', 'manager', 'front_desk'],
    },
  },
});
