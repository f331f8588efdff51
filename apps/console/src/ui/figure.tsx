import { Paper, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './figure.module.css';

/** Numbers beside one another. */
export function Figures({ children }: { children: ReactNode }) {
  return <dl className={classes.figures}>{children}</dl>;
}

/** A number with what it counts. */
export function Figure({ label, value }: { label: string; value: string }) {
  return (
    <Paper withBorder p="sm">
      <Text component="dt" size="sm">
        {label}
      </Text>
      <Text component="dd" m={0} fz={28} fw={700} lh={1.2}>
        {value}
      </Text>
    </Paper>
  );
}
