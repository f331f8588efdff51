import { answer, api } from '../../api/client';
import type { Member } from './queries';

/** Makes one of two entries. @param etag the version of the one that stays which somebody has seen */
export const merge = (id: number, from_id: number, etag?: string): Promise<Member> =>
  answer(
    api.POST('/customers/{id}/merge', {
      params: { path: { id }, header: etag ? { 'If-Match': etag } : {} },
      body: { from_id },
    }),
  );
