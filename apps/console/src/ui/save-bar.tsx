import { Alert, Button, Group, List, Text } from '@mantine/core';
import { failedWith } from '../api/problem';
import { explain } from '../api/problem-texts';
import { LeaveDialog } from './leave-dialog';
import { useTexts } from './texts';
import type { Change, VersionedForm } from './use-versioned-form';

interface Props<Values> {
  edit: VersionedForm<Values>;
  /** The name of a field, as it stands beside it. */
  nameOf: (field: keyof Values & string) => string;
  /** A value as people read it; texts and numbers as they are, unless given. */
  show?: (value: unknown, field: keyof Values & string) => string;
}

export const asTyped = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? `${value}` || '–' : '–';

/** Below a form: saves or discards it, and says why saving failed. */
export function SaveBar<Values extends Record<string, unknown>>({
  edit: { form, saving, changes, discard },
  nameOf,
  show = asTyped,
}: Props<Values>) {
  const t = useTexts();
  const dirty = form.isDirty();
  const failed = saving.error && !failedWith(saving.error, 'precondition_failed');
  const sentence = ({ field, before, after }: Change<Values>) =>
    t('change', { field: nameOf(field), before: show(before, field), after: show(after, field) });
  return (
    <>
      {changes.length > 0 && (
        <Alert color="orange" role="alert">
          <Text fw={600}>{t('changed_meanwhile')}</Text>
          <List size="sm">
            {changes.map((change) => (
              <List.Item key={change.field}>{sentence(change)}</List.Item>
            ))}
          </List>
          <Text size="sm" mt="xs">
            {t('yours_kept')}
          </Text>
        </Alert>
      )}
      {failed && (
        <Alert color="red" role="alert">
          {explain(saving.error)}
        </Alert>
      )}
      <Group>
        <Button type="submit" loading={saving.isPending} disabled={!dirty}>
          {t('save')}
        </Button>
        {dirty && (
          <Button variant="default" onClick={discard}>
            {t('discard')}
          </Button>
        )}
      </Group>
      <LeaveDialog isDirty={form.isDirty} />
    </>
  );
}
