import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { type ReactNode, type SubmitEvent, useState } from 'react';
import { Dialog } from './dialog';
import { useTexts } from './texts';

interface Props {
  opened: boolean;
  title: string;
  text: string;
  /** What the button says that does it. */
  action: string;
  /** What must be typed first, where nothing brings back what is done. */
  typed?: string;
  /** Whether what `children` ask for is filled in. */
  isReady?: boolean;
  isDangerous?: boolean;
  isPending?: boolean;
  onConfirm: () => void;
  onClose: () => void;
  children?: ReactNode;
}

/** Asks before something is done that is not easily taken back. */
export function ConfirmDialog({ opened, title, onClose, ...props }: Props) {
  return (
    <Dialog opened={opened} onClose={onClose} title={title}>
      <ConfirmForm onClose={onClose} {...props} />
    </Dialog>
  );
}

function ConfirmForm({
  text,
  action,
  typed,
  isReady = true,
  isDangerous = false,
  isPending,
  onConfirm,
  onClose,
  children,
}: Omit<Props, 'opened' | 'title'>) {
  const t = useTexts();
  const [entered, setEntered] = useState('');
  const mayConfirm = isReady && (typed === undefined || entered.trim() === typed.trim());
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (mayConfirm) onConfirm();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text>{text}</Text>
        {children}
        {typed !== undefined && (
          <TextInput
            label={t('type_to_confirm', { typed })}
            value={entered}
            onChange={(event) => setEntered(event.currentTarget.value)}
            autoComplete="off"
            data-autofocus
          />
        )}
        <Group justify="end">
          <Button variant="default" onClick={onClose} data-autofocus={typed === undefined || undefined}>
            {t('cancel')}
          </Button>
          <Button
            type="submit"
            color={isDangerous ? 'red' : undefined}
            loading={isPending}
            disabled={!mayConfirm}
          >
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
