import { Stepper } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTexts } from './texts';

const STEPS = ['upload', 'columns', 'check', 'import'] as const;
export type WizardStep = (typeof STEPS)[number] | 'done';

/** How far somebody has come. */
export function Steps({ at }: { at: WizardStep }) {
  const t = useTexts();
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const index = at === 'done' ? STEPS.length : STEPS.indexOf(at);
  if (isPhone) return null;
  return (
    <Stepper active={index} size="sm" allowNextStepsSelect={false}>
      {STEPS.map((step) => (
        <Stepper.Step key={step} label={t(`steps.${step}`)} allowStepSelect={false} />
      ))}
    </Stepper>
  );
}
