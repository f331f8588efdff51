import { Menu, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Ellipsis } from 'lucide-react';
import classes from './desk-shell.module.css';
import { useNavigation } from './navigation';
import { useTexts } from './texts';

const SLOTS = 5;

/** What a thumb reaches: the first pages, and the others in a menu. */
export function BottomNavigation() {
  const t = useTexts();
  const items = useNavigation();
  const shown = items.length > SLOTS ? items.slice(0, SLOTS - 1) : items;
  const others = items.slice(shown.length);
  return (
    <nav className={classes.bottom} aria-label={t('navigation')}>
      {shown.map(({ icon: Icon, label, to }) => (
        <Link key={to} to={to} className={classes.tab}>
          <Icon size={20} aria-hidden />
          {label}
        </Link>
      ))}
      {others.length > 0 && (
        <Menu position="top-end">
          <Menu.Target>
            <UnstyledButton className={classes.tab}>
              <Ellipsis size={20} aria-hidden />
              {t('more')}
            </UnstyledButton>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map(({ icon: Icon, label, to }) => (
              <Menu.Item
                key={to}
                leftSection={<Icon size={20} aria-hidden />}
                renderRoot={(props) => <Link {...props} to={to} />}
              >
                {label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </nav>
  );
}
