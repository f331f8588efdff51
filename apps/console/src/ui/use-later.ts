import { useTimeout } from '@mantine/hooks';
import { useState } from 'react';

/** Whether a page stands for three seconds: time to load what it needs only when somebody presses something. */
export function useLater(): boolean {
  const [later, setLater] = useState(false);
  useTimeout(() => setLater(true), 3_000, { autoInvoke: true });
  return later;
}
