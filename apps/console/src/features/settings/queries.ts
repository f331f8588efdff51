import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, answerWithEtag, api } from '../../api/client';
import type { components } from '../../api/schema';
import type { ReminderKind } from './reminder-kinds';

export type Gym = components['schemas']['GymResponse'];
export type GymSettings = components['schemas']['GymSettingsResponse'];
export type OpeningHours = components['schemas']['OpeningHoursResponse'];
export type Closure = components['schemas']['ClosureResponse'];

/** The gym with its version, for whoever changes it; others ask for `gym`. */
export const gymProfile = queryOptions({
  queryKey: ['gym', 'profile'],
  queryFn: ({ signal }) => answerWithEtag(api.GET('/gyms/me', { signal })),
});

export const gymSettings = queryOptions({
  queryKey: ['gym', 'settings'],
  queryFn: ({ signal }) => answerWithEtag(api.GET('/gyms/me/settings', { signal })),
});

export const openingHours = queryOptions({
  queryKey: ['gym', 'opening-hours'],
  queryFn: ({ signal }) => answerWithEtag(api.GET('/gyms/me/opening-hours', { signal })),
});

/** Closures that are not over on a day. */
export const closures = (from: string) =>
  queryOptions({
    queryKey: ['gym', 'closures', from],
    queryFn: ({ signal }) =>
      answer(api.GET('/closures', { params: { query: { from, limit: 200 } }, signal })),
  });

export const secondFactorPolicy = queryOptions({
  queryKey: ['gym', 'second-factor'],
  queryFn: ({ signal }) => answer(api.GET('/gyms/me/second-factor', { signal })),
});

export type Device = components['schemas']['DeviceResponse'];

export const devices = queryOptions({
  queryKey: ['devices'],
  queryFn: ({ signal }) => answer(api.GET('/devices', { signal })),
});

export type ReminderText = components['schemas']['ReminderTemplateDto'];

export const reminderTexts = queryOptions({
  queryKey: ['gym', 'reminder-texts'],
  queryFn: ({ signal }) => answer(api.GET('/gyms/me/reminder-templates', { signal })),
});

export const reminderText = (kind: ReminderKind) =>
  queryOptions({
    queryKey: ['gym', 'reminder-texts', kind],
    queryFn: ({ signal }) =>
      answerWithEtag(api.GET('/gyms/me/reminder-templates/{kind}', { params: { path: { kind } }, signal })),
  });

/** A reminder with a text as it would arrive. */
export const reminderPreview = (kind: ReminderKind, body: ReminderText) =>
  queryOptions({
    queryKey: ['gym', 'reminder-preview', kind, body],
    queryFn: ({ signal }) =>
      answer(
        api.POST('/gyms/me/reminder-templates/{kind}/preview', { params: { path: { kind } }, body, signal }),
      ),
    placeholderData: keepPreviousData,
  });

/**
 * An address under which the page can show the logo, for as long as it is open.
 *
 * @param url of `GymSettings`; another logo has another one
 */
export const logo = (url: string | null) =>
  queryOptions({
    queryKey: ['gym', 'logo', url],
    queryFn: async ({ signal }) =>
      URL.createObjectURL(await answer(api.GET('/gyms/me/logo', { parseAs: 'blob', signal }))),
    enabled: url !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
