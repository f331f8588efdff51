import { Text } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Page } from '../../ui/page';
import { member } from './queries';

const route = getRouteApi('/desk/members/$memberId');

export function MemberPage() {
  const { memberId } = route.useParams();
  const { data } = useSuspenseQuery(member(Number(memberId)));
  return (
    <Page title={`${data.data.first_name} ${data.data.last_name}`}>
      <Text>{data.data.email}</Text>
      <Text>{data.data.phone}</Text>
    </Page>
  );
}
