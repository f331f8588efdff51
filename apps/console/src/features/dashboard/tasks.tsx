import { Group, Text } from '@mantine/core';
import { Link, type LinkProps } from '@tanstack/react-router';
import { Cake, CalendarClock, CalendarX, ChevronRight, CircleCheck, UserRoundX } from 'lucide-react';
import type { components } from '../../api/schema';
import { Panel } from './panel';
import classes from './dashboard.module.css';
import { useTexts } from './texts';

type Today = components['schemas']['TodayReportResponse'];

/** What to do today, each with the list where it is done. */
export function Tasks({ today }: { today: Today }) {
  const t = useTexts();
  const list = (name: string, days: number) =>
    ({ to: '/work-lists/$list', params: { list: name }, search: { days } }) satisfies LinkProps;
  const tasks = [
    { name: 'expiring', count: today.expiring, icon: CalendarClock, link: list('expiring', 7) },
    { name: 'lapsed', count: today.lapsed, icon: CalendarX, link: list('lapsed', 7) },
    { name: 'birthdays', count: today.birthdays, icon: Cake, link: list('birthdays', 0) },
  ] as const;
  const open = tasks.filter(({ count }) => count > 0);
  return (
    <Panel title={t('tasks.title')}>
      {open.length === 0 && (
        <Group gap="sm" wrap="nowrap">
          <CircleCheck size={20} aria-hidden />
          <Text>{t('tasks.none')}</Text>
        </Group>
      )}
      {open.map(({ name, count, icon: Icon, link }) => (
        <Link key={name} {...link} className={classes.entry}>
          <Icon size={20} aria-hidden />
          <span>{t(`tasks.${name}`, { count })}</span>
          <ChevronRight size={20} aria-hidden />
        </Link>
      ))}
      <Link to="/work-lists/$list" params={{ list: 'absent' }} className={classes.entry}>
        <UserRoundX size={20} aria-hidden />
        <span>{t('tasks.absent')}</span>
        <ChevronRight size={20} aria-hidden />
      </Link>
    </Panel>
  );
}
