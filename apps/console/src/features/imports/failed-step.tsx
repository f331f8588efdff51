import { Button, Group } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { EmptyState } from '../../ui/empty-state';
import type { ImportDetails, Step } from './queries';
import { useTexts } from './texts';
import { useStep } from './use-step';

const STEPS: Step[] = ['dry-run', 'commit', 'undo'];

/** What the worker gave up. The API says no more than that: whoever asked for it knows what it was. */
export function FailedStep({ file }: { file: ImportDetails }) {
  const t = useTexts();
  const step = useStep(file);
  return (
    <EmptyState icon={TriangleAlert} title={t('failed.title')} text={t('failed.text')} role="alert">
      <Group justify="center">
        {STEPS.map((name) => (
          <Button
            key={name}
            variant="default"
            loading={step.isPending && step.variables === name}
            onClick={() => step.mutate(name)}
          >
            {t(`failed.${name}`)}
          </Button>
        ))}
      </Group>
    </EmptyState>
  );
}
