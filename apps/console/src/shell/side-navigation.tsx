import { NavLink } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useNavigation } from './navigation';

export function SideNavigation() {
  return useNavigation().map(({ icon: Icon, label, to }) => (
    <NavLink
      key={to}
      label={label}
      leftSection={<Icon size={20} aria-hidden />}
      variant="light"
      h={44}
      renderRoot={(props) => <Link {...props} to={to} activeProps={{ 'data-active': true }} />}
    />
  ));
}
