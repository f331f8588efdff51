import { Button, Group, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { newIdempotencyKey } from '../../api/idempotency-key';
import { Dialog } from '../../ui/dialog';
import { useTexts as useUiTexts } from '../../ui/texts';
import { sayDone } from '../../ui/toasts';
import { isSame } from './fields';
import { make, type MembershipChange, preview as previewOf, undoOf } from './membership-changes';
import { PreviewPanel } from './preview-panel';
import { useTexts } from './texts';

interface Props {
  kind: MembershipChange['kind'];
  /** What is to be done; none while the form is not filled in. */
  change: MembershipChange | undefined;
  onClose: () => void;
  /** The form, if there is anything to be decided. */
  children?: ReactNode;
}

const TYPING_MS = 250;

/** A change of what a member has. What it comes to is shown before it can be made. */
export function ChangeDialog({ kind, change, onClose, children }: Props) {
  const t = useTexts();
  const ui = useUiTexts();
  const queryClient = useQueryClient();
  const [idempotencyKey] = useState(newIdempotencyKey);
  const [settled] = useDebouncedValue(change, TYPING_MS);
  const preview = useQuery({
    queryKey: ['membership-previews', settled],
    queryFn: () => previewOf(settled!),
    enabled: settled !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
  });
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['members'] });
  const making = useMutation({
    mutationFn: (decided: MembershipChange) => make(decided, idempotencyKey),
    onSuccess: (changed, decided) => {
      void refresh();
      const undo = undoOf(decided, changed);
      sayDone(
        t(`done.${kind}`, { plan: changed.plan_name }),
        undo && (() => make(undo, newIdempotencyKey()).then(refresh)),
      );
      onClose();
    },
    // Whoever was faster is shown.
    onError: refresh,
    meta: { explainsItself: true },
  });
  const isCurrent = isSame(change, settled) && preview.isSuccess && !preview.isPlaceholderData;
  return (
    <Dialog opened onClose={onClose} title={t(`changes.${kind}`)}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isCurrent && change) making.mutate(change);
        }}
      >
        <Stack>
          {children}
          {change && (
            <PreviewPanel
              preview={preview.data}
              error={making.error ?? preview.error}
              isLoading={!isCurrent && !preview.isError}
            />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {ui('cancel')}
            </Button>
            <Button
              type="submit"
              color={kind === 'cancel' ? 'red' : undefined}
              disabled={!isCurrent}
              loading={making.isPending}
            >
              {t(`confirm.${kind}`)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
