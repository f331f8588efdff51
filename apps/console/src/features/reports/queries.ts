import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client';
import type { components } from '../../api/schema';
import type { ReportSearch } from './search';

type Schemas = components['schemas'];
export type AttendanceReport = Schemas['AttendanceReportResponse'];
export type MembersReport = Schemas['MembersReportResponse'];

export const attendance = ({ from, to }: ReportSearch) =>
  queryOptions({
    queryKey: ['reports', 'attendance', from, to],
    queryFn: ({ signal }) =>
      answer(api.GET('/reports/attendance', { params: { query: { from, to } }, signal })),
    placeholderData: keepPreviousData,
  });

export const members = ({ from, to, by }: ReportSearch) =>
  queryOptions({
    queryKey: ['reports', 'members', from, to, by],
    queryFn: ({ signal }) =>
      answer(api.GET('/reports/members', { params: { query: { from, to, by } }, signal })),
    placeholderData: keepPreviousData,
  });

/** The same as files. */
export const CSV = {
  attendance: ({ from, to }: ReportSearch) =>
    answer(api.GET('/reports/attendance.csv', { params: { query: { from, to } }, parseAs: 'blob' })),
  members: ({ from, to, by }: ReportSearch) =>
    answer(api.GET('/reports/members.csv', { params: { query: { from, to, by } }, parseAs: 'blob' })),
};
