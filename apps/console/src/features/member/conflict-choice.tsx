import { Button, Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import { Dialog } from '../../ui/dialog';
import { type Field, toText, type Value } from './fields';
import { useTexts } from './texts';
import type { Conflict } from './use-save-field';

interface Props {
  field: Field;
  conflict: Conflict;
  isSaving: boolean;
  onMine: (value: Value) => void;
  onTheirs: () => void;
  onClose: () => void;
}

/** Two people have changed the same field: both values, and whoever came second decides. */
export function ConflictChoice({
  field,
  conflict: { mine, theirs },
  isSaving,
  onMine,
  onTheirs,
  onClose,
}: Props) {
  const t = useTexts();
  const label = t(`fields.${field}`);
  return (
    <Dialog opened onClose={onClose} title={t('conflict.title', { field: label })}>
      <Stack>
        <Text>{t('conflict.text')}</Text>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <Choice title={t('conflict.theirs')} value={theirs}>
            <Button variant="default" onClick={onTheirs}>
              {t('conflict.keep_theirs')}
            </Button>
          </Choice>
          <Choice title={t('conflict.mine')} value={mine}>
            <Button loading={isSaving} onClick={() => onMine(mine)} data-autofocus>
              {t('conflict.save_mine')}
            </Button>
          </Choice>
        </SimpleGrid>
      </Stack>
    </Dialog>
  );
}

function Choice({ title, value, children }: { title: string; value: Value; children: React.ReactNode }) {
  return (
    <Paper withBorder p="sm">
      <Stack gap="xs" h="100%" justify="space-between">
        <div>
          <Text size="sm" c="dimmed">
            {title}
          </Text>
          <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
            {toText(value)}
          </Text>
        </div>
        {children}
      </Stack>
    </Paper>
  );
}
