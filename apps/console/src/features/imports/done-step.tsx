import { Button, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Undo2, Users } from 'lucide-react';
import { useState } from 'react';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Counts } from './counts';
import { ErrorsButton } from './errors-button';
import type { ImportDetails } from './queries';
import { Rows } from './rows';
import { useTexts } from './texts';
import { useStep } from './use-step';

/** What an import has done, or an undo has taken back. */
export function DoneStep({ file }: { file: ImportDetails }) {
  const t = useTexts();
  const [asks, setAsks] = useState(false);
  const step = useStep(file);
  const isCommitted = file.status === 'committed';
  return (
    <Stack>
      <Text role="status">{t(isCommitted ? 'done.committed' : 'done.undone')}</Text>
      <Counts file={file} />
      <Group>
        <Button
          leftSection={<Users size={20} aria-hidden />}
          renderRoot={(props) => <Link {...props} to="/members" search={{ sort: '-created_at' }} />}
        >
          {t('done.members')}
        </Button>
        {isCommitted && file.created + file.updated > 0 && (
          <Button
            variant="default"
            leftSection={<Undo2 size={20} aria-hidden />}
            onClick={() => setAsks(true)}
          >
            {t('done.undo')}
          </Button>
        )}
        {file.status === 'undone' && file.kept > 0 && <ErrorsButton id={file.id} />}
      </Group>
      {isCommitted && <Rows file={file} />}
      <ConfirmDialog
        opened={asks}
        title={t('done.undo_title')}
        text={t('done.undo_text')}
        action={t('done.undo')}
        isDangerous
        isPending={step.isPending}
        onConfirm={() => step.mutate('undo', { onSettled: () => setAsks(false) })}
        onClose={() => setAsks(false)}
      />
    </Stack>
  );
}
