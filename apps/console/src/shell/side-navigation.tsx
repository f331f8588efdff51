import { NavLink } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useLanguage } from '../i18n/language';
import { useNavigation } from './navigation';

export function SideNavigation() {
  useLanguage();
  return useNavigation().map(({ icon: Icon, label, to }) => (
    <NavLink
      key={to}
      label={label()}
      leftSection={<Icon size={20} aria-hidden />}
      variant="light"
      h={44}
      renderRoot={(props) => <Link {...props} to={to} activeProps={{ 'data-active': true }} />}
    />
  ));
}
