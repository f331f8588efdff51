import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTexts } from './texts';

interface Props {
  opened: boolean;
  title: string;
  text: string;
  /** What the button says that does it. */
  action: string;
  isDangerous?: boolean;
  isPending?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something is done that is not easily taken back. */
export function ConfirmDialog({
  opened,
  title,
  text,
  action,
  isDangerous = false,
  isPending,
  onConfirm,
  onClose,
}: Props) {
  const t = useTexts();
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack>
        <Text>{text}</Text>
        <Group justify="end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('cancel')}
          </Button>
          <Button color={isDangerous ? 'red' : undefined} loading={isPending} onClick={onConfirm}>
            {action}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
