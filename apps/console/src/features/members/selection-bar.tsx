import { Button, Group, Text } from '@mantine/core';
import { Tags } from 'lucide-react';
import { Suspense, useState } from 'react';
import { lazyPart } from '../../ui/lazy-part';
import type { Selection } from '../../ui/use-selection';
import type { Member } from './queries';
import { useTexts } from './texts';

const TagsDialog = lazyPart(() => import('./tags-dialog'), 'TagsDialog');

/** What can be done with those who are ticked. */
export function SelectionBar({ selection: { selected, clear } }: { selection: Selection<Member> }) {
  const t = useTexts();
  const [changesTags, setChangesTags] = useState(false);
  if (selected.length === 0) return null;
  return (
    <Group role="group" aria-label={t('selected', { count: selected.length })}>
      <Text role="status">{t('selected', { count: selected.length })}</Text>
      <Button
        variant="default"
        leftSection={<Tags size={20} aria-hidden />}
        onClick={() => setChangesTags(true)}
      >
        {t('tags.change')}
      </Button>
      <Button variant="default" onClick={clear}>
        {t('select_none')}
      </Button>
      {changesTags && (
        <Suspense>
          <TagsDialog
            members={selected}
            onClose={() => setChangesTags(false)}
            onDone={() => {
              setChangesTags(false);
              clear();
            }}
          />
        </Suspense>
      )}
    </Group>
  );
}
