import { createRoute, redirect } from '@tanstack/react-router';
import { desk } from '../../shell/desk-route';

export const dashboard = createRoute({
  getParentRoute: () => desk,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/members' });
  },
});
