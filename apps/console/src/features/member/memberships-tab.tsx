import { Button, Group, Stack } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { IdCard, Plus } from 'lucide-react';
import { useState } from 'react';
import { useHasRole } from '../../shell/use-has-role';
import { EmptyState } from '../../ui/empty-state';
import { SellDialog } from './change-forms';
import { MembershipCard } from './membership-card';
import { memberships } from './queries';
import { useTexts } from './texts';

/** What a member has and had, and everything that can be done about it. */
export function MembershipsTab({ memberId }: { memberId: number }) {
  const t = useTexts();
  const { data } = useSuspenseQuery(memberships(memberId));
  const maySell = useHasRole('owner', 'manager', 'front_desk');
  const [isSelling, setSelling] = useState(false);
  const sell = maySell && (
    <Button leftSection={<Plus size={20} aria-hidden />} onClick={() => setSelling(true)}>
      {t('changes.sell')}
    </Button>
  );
  return (
    <Stack>
      {data.length === 0 ? (
        <EmptyState icon={IdCard} title={t('no_membership')} text={t('no_membership_text')}>
          {sell}
        </EmptyState>
      ) : (
        <Group justify="flex-end">{sell}</Group>
      )}
      {data.map((membership) => (
        <MembershipCard key={membership.id} membership={membership} />
      ))}
      {isSelling && <SellDialog memberId={memberId} onClose={() => setSelling(false)} />}
    </Stack>
  );
}
