import { answer, api } from './client';

/** @param url as the member has it: its version says how long a browser may keep the photo */
export function loadPhoto(id: number, url: string, size: 'small' | 'large'): Promise<Blob> {
  const v = Number(new URLSearchParams(url.split('?')[1]).get('v'));
  return answer(
    api.GET('/customers/{id}/photo', { params: { path: { id }, query: { size, v } }, parseAs: 'blob' }),
  );
}

export const putPhoto = (id: number, photo: Blob) =>
  answer(
    api.PUT('/customers/{id}/photo', {
      params: { path: { id } },
      // The body is the image itself.
      body: photo as unknown as string,
      bodySerializer: (body) => body,
      headers: { 'Content-Type': photo.type },
    }),
  );
