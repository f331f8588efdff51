import { Stack, Text, Title } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface Props {
  icon: LucideIcon;
  title: string;
  text: string;
  /** Of the heading: 1 where there is nothing else on the page. */
  level?: 1 | 2;
  role?: 'alert' | 'status';
  /** The one action that leads on. */
  children?: ReactNode;
}

/** What stands where nothing is, and how to change that. */
export function EmptyState({ icon: Icon, title, text, level = 2, role, children }: Props) {
  return (
    <Stack align="center" ta="center" gap="xs" py="xl" px="md" role={role}>
      <Icon size={40} aria-hidden />
      <Title order={level} size="h3">
        {title}
      </Title>
      <Text maw="40ch">{text}</Text>
      {children}
    </Stack>
  );
}
