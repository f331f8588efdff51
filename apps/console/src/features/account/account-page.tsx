import { Center, Paper, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { ProblemAlert } from '../../ui/problem-alert';
import { useTexts } from '../../ui/texts';

interface Props {
  title: string;
  text?: string;
  /** Why it did not work, unless that stands at a field. */
  error?: Error | null;
  children?: ReactNode;
}

/** A page for whoever is not signed in. */
export function AccountPage({ title, text, error, children }: Props) {
  const t = useTexts();
  useEffect(() => {
    document.title = t('document_title', { title });
  }, [t, title]);
  return (
    <Center component="main" mih="100dvh" p="md">
      <Paper w="100%" maw={420} p="lg" withBorder>
        <Stack>
          <Title order={1} size="h2">
            {title}
          </Title>
          {text && <Text>{text}</Text>}
          <ProblemAlert error={error} />
          {children}
        </Stack>
      </Paper>
    </Center>
  );
}
