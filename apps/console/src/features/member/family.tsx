import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { answerWithEtag, api } from '../../api/client';
import { Dialog } from '../../ui/dialog';
import { sayDone } from '../../ui/toasts';
import { FieldGroup } from './field-group';
import { MemberSelect } from './member-select';
import { dependants, type Member, member as memberQuery } from './queries';
import { useTexts } from './texts';

/** Who answers for this member, and for whom this one does. */
export function Family({ member, isEditable }: { member: Member; isEditable: boolean }) {
  const t = useTexts();
  const queryClient = useQueryClient();
  const [isChoosing, setChoosing] = useState(false);
  const { data: children = [] } = useQuery(dependants(member.id));
  const { data: guardian } = useQuery({
    ...memberQuery(member.guardian_id ?? 0),
    enabled: member.guardian_id !== null,
  });
  const setGuardian = async (guardian_id: number | null) => {
    const { etag } = queryClient.getQueryData(memberQuery(member.id).queryKey)!;
    await answerWithEtag(
      api.PATCH('/customers/{id}', {
        params: { path: { id: member.id }, header: { 'If-Match': etag } },
        body: { guardian_id },
      }),
    );
    await queryClient.invalidateQueries({ queryKey: ['members'] });
  };
  const changing = useMutation({
    mutationFn: setGuardian,
    onSuccess: (_, guardian_id) => {
      const before = member.guardian_id;
      setChoosing(false);
      sayDone(t(guardian_id === null ? 'guardian_removed' : 'guardian_set'), () => setGuardian(before));
    },
    // Whoever it was that changed the member: the next try is made to what is there.
    onError: () => queryClient.invalidateQueries(memberQuery(member.id)),
  });
  return (
    <FieldGroup title={t('groups.family')}>
      <Group justify="space-between">
        <div>
          <Text size="sm" c="dimmed">
            {t('guardian')}
          </Text>
          {member.guardian_id === null && <Text>{t('empty')}</Text>}
          {guardian && <MemberLink member={guardian.data} />}
        </div>
        {isEditable && (
          <Group gap="xs">
            {member.guardian_id !== null && (
              <Button
                size="xs"
                variant="default"
                loading={changing.isPending && changing.variables === null}
                onClick={() => changing.mutate(null)}
              >
                {t('remove_guardian')}
              </Button>
            )}
            <Button size="xs" variant="default" onClick={() => setChoosing(true)}>
              {t('choose_guardian')}
            </Button>
          </Group>
        )}
      </Group>
      {children.length > 0 && (
        <div>
          <Text size="sm" c="dimmed">
            {t('dependants')}
          </Text>
          <Stack gap={4}>
            {children.map((child) => (
              <MemberLink key={child.id} member={child} />
            ))}
          </Stack>
        </div>
      )}
      {isChoosing && (
        <Dialog opened onClose={() => setChoosing(false)} title={t('choose_guardian')}>
          <MemberSelect
            label={t('guardian')}
            description={t('guardian_text')}
            except={member.id}
            onChange={(chosen) => chosen && changing.mutate(chosen.id)}
          />
        </Dialog>
      )}
    </FieldGroup>
  );
}

const MemberLink = ({ member: { id, first_name, last_name } }: { member: Member }) => (
  <Anchor
    renderRoot={(props) => <Link {...props} to="/members/$memberId" params={{ memberId: String(id) }} />}
  >
    {first_name} {last_name}
  </Anchor>
);
