import { queryOptions } from '@tanstack/react-query';
import { answerWithEtag, api } from '../../api/client';

/** A member, and the version that a change is to be made to. */
export const member = (id: number) =>
  queryOptions({
    queryKey: ['members', id],
    queryFn: ({ signal }) => answerWithEtag(api.GET('/customers/{id}', { params: { path: { id } }, signal })),
  });
