import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ChevronRight, FileUp, UserRoundPlus } from 'lucide-react';
import { desk } from '../../shell/desk-route';
import classes from './dashboard.module.css';
import { Panel } from './panel';
import { useTexts } from './texts';

/** What a new gym begins with. */
export function FirstSteps() {
  const t = useTexts();
  const { gym } = desk.useRouteContext();
  const steps = [
    { name: 'import', to: '/imports/new', icon: FileUp, roles: ['owner', 'manager'] },
    { name: 'member', to: '/members/new', icon: UserRoundPlus, roles: ['owner', 'manager', 'front_desk'] },
  ] as const;
  return (
    <Panel title={t('steps.title', { gym: gym.name })}>
      <Text>{t('steps.text')}</Text>
      {steps
        .filter(({ roles }) => roles.some((role) => role === gym.role))
        .map(({ name, to, icon: Icon }) => (
          <Link key={name} to={to} className={classes.entry}>
            <Icon size={20} aria-hidden />
            <span>{t(`steps.${name}`)}</span>
            <ChevronRight size={20} aria-hidden />
          </Link>
        ))}
    </Panel>
  );
}
