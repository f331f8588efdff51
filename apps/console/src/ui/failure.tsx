import { Button, Group } from '@mantine/core';
import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import { failedWith } from '../api/problem';
import { explain } from '../api/problem-texts';
import { EmptyState } from './empty-state';
import { useTexts } from './texts';

/** What stands where a page should be that failed: why, and what to do. */
export function Failure({ error, reset, level = 1 }: ErrorComponentProps & { level?: 1 | 2 }) {
  const t = useTexts();
  const router = useRouter();
  const queries = useQueryErrorResetBoundary();
  const tryAgain = () => {
    queries.reset();
    reset();
    void router.invalidate();
  };
  const needsSecondFactor = failedWith(error, 'second_factor_setup_required');
  return (
    <EmptyState icon={TriangleAlert} title={t('failed')} text={explain(error)} level={level} role="alert">
      <Group justify="center">
        {needsSecondFactor ? (
          <Button renderRoot={(props) => <Link {...props} to="/security" />}>
            {t('set_up_second_factor')}
          </Button>
        ) : (
          <Button onClick={tryAgain}>{t('try_again')}</Button>
        )}
      </Group>
    </EmptyState>
  );
}
