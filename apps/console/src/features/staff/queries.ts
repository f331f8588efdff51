import { queryOptions } from '@tanstack/react-query';
import { answer, answerWithEtag, api } from '../../api/client';
import type { components } from '../../api/schema';

export type StaffMember = components['schemas']['StaffMemberResponse'];
export type Invitation = components['schemas']['StaffInvitationResponse'];

export const staff = queryOptions({
  queryKey: ['staff'],
  queryFn: ({ signal }) => answer(api.GET('/staff', { signal })),
});

export const staffMember = (id: number) =>
  queryOptions({
    queryKey: ['staff', id],
    queryFn: ({ signal }) => answerWithEtag(api.GET('/staff/{id}', { params: { path: { id } }, signal })),
  });

export const invitations = queryOptions({
  queryKey: ['staff', 'invitations'],
  queryFn: ({ signal }) => answer(api.GET('/staff-invitations', { signal })),
});
