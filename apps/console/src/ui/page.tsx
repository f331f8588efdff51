import { Group, Stack, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { useTexts } from './texts';

interface Props {
  title: string;
  /** Stands beside the title: what can be done here. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A page with its heading, which is the title of the tab as well. */
export function Page({ title, actions, children }: Props) {
  const t = useTexts();
  useEffect(() => {
    document.title = t('document_title', { title });
  }, [t, title]);
  return (
    <Stack>
      <Group justify="space-between">
        <Title order={1} size="h2">
          {title}
        </Title>
        {actions}
      </Group>
      {children}
    </Stack>
  );
}
