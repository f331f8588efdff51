import { Alert } from '@mantine/core';
import { explain } from '../api/problem-texts';

/** Says why something has failed; nothing while nothing has. */
export function ProblemAlert({ error }: { error: Error | null | undefined }) {
  return (
    error && (
      <Alert color="red" role="alert">
        {explain(error)}
      </Alert>
    )
  );
}
