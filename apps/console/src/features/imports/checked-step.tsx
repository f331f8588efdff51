import { Button, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { formatNumber } from '../../i18n/format';
import { Counts } from './counts';
import type { ImportDetails } from './queries';
import { Rows } from './rows';
import { useTexts } from './texts';
import { useStep } from './use-step';

/** What an import would do, and the rows that it could not take over as they are. */
export function CheckedStep({ file }: { file: ImportDetails }) {
  const t = useTexts();
  const step = useStep(file);
  const written = file.created + file.updated;
  return (
    <Stack>
      <Text>{t('checked.text')}</Text>
      <Counts file={file} />
      <Group>
        <Button disabled={written === 0} loading={step.isPending} onClick={() => step.mutate('commit')}>
          {t('checked.commit', { count: written, number: formatNumber(written) })}
        </Button>
        <Button
          variant="default"
          renderRoot={(props) => (
            <Link {...props} from="/imports/$importId" to="." search={{ columns: true }} />
          )}
        >
          {t('checked.back')}
        </Button>
      </Group>
      <Rows file={file} />
    </Stack>
  );
}
