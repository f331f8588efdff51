import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { z } from 'zod/mini';
import { restore } from '../../api/session';
import { root } from '../../shell/root-route';
import { workplaces } from '../../shell/workplaces';

/** Of this site: a link to the sign-in must not lead to another one. */
const ownPath = z.string().check(z.regex(/^\/(?![/\\])/));

const linkToken = z.object({ token: z.catch(z.string(), '') });

export const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: z.object({ next: z.optional(z.catch(ownPath, '/')) }),
  component: lazyRouteComponent(() => import('./sign-in-page'), 'SignInPage'),
});

export const chooseGym = createRoute({
  getParentRoute: () => root,
  path: '/choose-gym',
  beforeLoad: async ({ context: { queryClient } }) => {
    if (!(await restore())) throw redirect({ to: '/sign-in' });
    return { gyms: await queryClient.query({ ...workplaces, staleTime: 'static' }) };
  },
  component: lazyRouteComponent(() => import('./choose-gym-page'), 'ChooseGymPage'),
});

export const signUp = createRoute({
  getParentRoute: () => root,
  path: '/sign-up',
  component: lazyRouteComponent(() => import('./sign-up-page'), 'SignUpPage'),
});

export const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgot-password',
  component: lazyRouteComponent(() => import('./forgot-password-page'), 'ForgotPasswordPage'),
});

export const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  validateSearch: linkToken,
  component: lazyRouteComponent(() => import('./reset-password-page'), 'ResetPasswordPage'),
});

export const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  validateSearch: linkToken,
  component: lazyRouteComponent(() => import('./invitation-page'), 'InvitationPage'),
});
