import { Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  title: string;
  text?: string;
  children: ReactNode;
}

/** A part of a page with a heading of its own. */
export function Section({ title, text, children }: Props) {
  return (
    <Paper component="section" withBorder p="md" maw={640}>
      <Stack>
        <Title order={2} size="h4">
          {title}
        </Title>
        {text && <Text>{text}</Text>}
        {children}
      </Stack>
    </Paper>
  );
}
