import { Avatar } from '@mantine/core';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answer, api } from '../api/client';

interface Props {
  member: { id: number; first_name: string; last_name: string; photo_url: string | null };
  /** In pixels; the large photo is fetched for large ones. */
  size: number;
}

/** The photo of a member, or the initials. A plain `img` could not send the access token. */
export function MemberPhoto({ member, size }: Props) {
  const { id, photo_url } = member;
  const variant = size > 160 ? 'large' : 'small';
  const { data } = useQuery({
    queryKey: ['photo', photo_url, variant],
    queryFn:
      photo_url === null
        ? skipToken
        : ({ signal }) =>
            answer(
              api.GET('/customers/{id}/photo', {
                params: { path: { id }, query: { size: variant, ...versionOf(photo_url) } },
                parseAs: 'blob',
                signal,
              }),
            ),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const name = `${member.first_name} ${member.last_name}`;
  return <Avatar src={useObjectUrl(data)} name={name} alt={name} size={size} radius="md" color="initials" />;
}

const versionOf = (photoUrl: string) => {
  const v = new URLSearchParams(photoUrl.split('?')[1]).get('v');
  return v === null ? {} : { v: Number(v) };
};

function useObjectUrl(blob: unknown): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!(blob instanceof Blob)) return undefined;
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => {
      setUrl(undefined);
      URL.revokeObjectURL(made);
    };
  }, [blob]);
  return url;
}
