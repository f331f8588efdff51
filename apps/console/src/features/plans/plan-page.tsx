import { Alert, Badge, Button, Group } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Archive, ArchiveRestore, Info, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { answer, answerWithEtag, api } from '../../api/client';
import type { components } from '../../api/schema';
import { useHasRole } from '../../shell/use-has-role';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Page } from '../../ui/page';
import { sayDone } from '../../ui/toasts';
import { EditPlan } from './edit-plan';
import { plan as planQuery } from './queries';
import { useTexts } from './texts';

const route = getRouteApi('/desk/plans/$planId');

/** One plan: its terms, which later sales have, and whether it is on sale at all. */
export function PlanPage() {
  const t = useTexts();
  const { planId } = route.useParams();
  const id = Number(planId);
  const queryClient = useQueryClient();
  const { data } = useSuspenseQuery(planQuery(id));
  const mayChange = useHasRole('owner', 'manager');
  const [isDeleting, setDeleting] = useState(false);

  const change = async (body: components['schemas']['UpdatePlanDto'], etag: string) => {
    const saved = await answerWithEtag(
      api.PATCH('/plans/{id}', { params: { path: { id }, header: { 'If-Match': etag } }, body }),
    );
    queryClient.setQueryData(planQuery(id).queryKey, saved);
    void queryClient.invalidateQueries({
      queryKey: ['plans'],
      predicate: ({ queryKey }) => queryKey[1] !== id,
    });
    return saved;
  };
  const archiving = useMutation({
    mutationFn: (archived: boolean) => change({ archived }, data.etag),
    onSuccess: ({ etag }, archived) =>
      sayDone(t(archived ? 'is_archived' : 'is_on_sale', { name: data.data.name }), () =>
        change({ archived: !archived }, etag),
      ),
    onError: () => queryClient.invalidateQueries(planQuery(id)),
  });
  const { name, archived } = data.data;
  return (
    <Page
      title={name}
      actions={
        mayChange && (
          <Group gap="xs">
            <Button
              variant="default"
              leftSection={
                archived ? <ArchiveRestore size={20} aria-hidden /> : <Archive size={20} aria-hidden />
              }
              loading={archiving.isPending}
              onClick={() => archiving.mutate(!archived)}
            >
              {t(archived ? 'sell_again' : 'archive')}
            </Button>
            <Button
              variant="default"
              leftSection={<Trash2 size={20} aria-hidden />}
              onClick={() => setDeleting(true)}
            >
              {t('delete')}
            </Button>
          </Group>
        )
      }
    >
      {archived && (
        <Badge variant="dot" color="gray">
          {t('archived')}
        </Badge>
      )}
      <Alert icon={<Info size={20} aria-hidden />} variant="default" maw={640}>
        {t('sold_stays')}
      </Alert>
      <EditPlan key={id} plan={data} change={change} />
      {isDeleting && <DeleteDialog id={id} name={name} etag={data.etag} onClose={() => setDeleting(false)} />}
    </Page>
  );
}

interface DeleteProps {
  id: number;
  name: string;
  etag: string;
  onClose: () => void;
}

function DeleteDialog({ id, name, etag, onClose }: DeleteProps) {
  const t = useTexts();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const deleting = useMutation({
    mutationFn: () =>
      answer(api.DELETE('/plans/{id}', { params: { path: { id }, header: { 'If-Match': etag } } })),
    onSuccess: async () => {
      await navigate({ to: '/plans' });
      queryClient.removeQueries({ queryKey: ['plans', id] });
      void queryClient.invalidateQueries({ queryKey: ['plans'] });
      sayDone(t('deleted', { name }));
    },
    onError: () => {
      void queryClient.invalidateQueries(planQuery(id));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      opened
      title={t('delete')}
      text={t('delete_text', { name })}
      action={t('delete')}
      isDangerous
      isPending={deleting.isPending}
      onConfirm={deleting.mutate}
      onClose={onClose}
    />
  );
}
