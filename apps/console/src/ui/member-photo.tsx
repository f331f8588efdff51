import { Avatar } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { loadPhoto } from '../api/photos';

interface Props {
  member: { id: number; first_name: string; last_name: string; photo_url?: string | null };
  /** In pixels; the large photo is fetched for large ones. */
  size: number;
}

/** The photo of a member, or the initials. A plain `img` could not send the access token. */
export function MemberPhoto({ member, size }: Props) {
  const { id, photo_url = null } = member;
  const variant = size > 160 ? 'large' : 'small';
  const { data } = useQuery({
    queryKey: ['photos', photo_url, variant],
    queryFn: async () => toDataUrl(await loadPhoto(id, photo_url!, variant)),
    enabled: photo_url !== null,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const name = `${member.first_name} ${member.last_name}`;
  return <Avatar src={data} name={name} alt={name} size={size} radius="md" color="initials" />;
}

const toDataUrl = (file: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(reader.result as string));
    reader.addEventListener('error', () => reject(reader.error!));
    reader.readAsDataURL(file);
  });
