import { useTimeout } from '@mantine/hooks';
import { useState } from 'react';

/** Whether a page stands for ten seconds: time to load what it needs only when somebody presses something. */
export function useLater(): boolean {
  const [later, setLater] = useState(false);
  useTimeout(() => setLater(true), 10_000, { autoInvoke: true });
  return later;
}
