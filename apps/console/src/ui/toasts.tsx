import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { explain } from '../api/problem-texts';
import { t } from './texts';

/** Long enough to read it, see that it was wrong, and reach for the button. */
const UNDO_MS = 10_000;

/** Says that something was done. @param undo takes it back, at the press of a button */
export function sayDone(message: string, undo?: () => Promise<unknown>): void {
  if (!undo) {
    notifications.show({ color: 'green', message, closeButtonProps: { 'aria-label': t('close') } });
    return;
  }
  const takeBack = () => {
    notifications.hide(id);
    undo().then(
      () => notifications.show({ color: 'green', message: t('undone') }),
      (error: unknown) => notifications.show({ color: 'red', message: explain(error) }),
    );
  };
  const id = notifications.show({
    color: 'green',
    autoClose: UNDO_MS,
    closeButtonProps: { 'aria-label': t('close') },
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{message}</Text>
        <Button size="xs" variant="default" onClick={takeBack}>
          {t('undo')}
        </Button>
      </Group>
    ),
  });
}
