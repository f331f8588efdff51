import { Anchor } from '@mantine/core';
import { Link, type LinkProps } from '@tanstack/react-router';

/** A link that looks like one. */
export const PageLink = ({ to, children }: Pick<LinkProps, 'to'> & { children: string }) => (
  <Anchor underline="always" renderRoot={(props) => <Link {...props} to={to} />}>
    {children}
  </Anchor>
);
