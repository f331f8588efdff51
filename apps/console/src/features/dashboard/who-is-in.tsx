import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { UserRound } from 'lucide-react';
import type { components } from '../../api/schema';
import { formatNumber, formatTime } from '../../i18n/format';
import classes from './dashboard.module.css';
import { Panel } from './panel';
import { useTexts } from './texts';

const SHOWN = 50;

/** Who is in the gym, who came last first. */
export function WhoIsIn({ count, customers }: components['schemas']['OccupancyResponse']) {
  const t = useTexts();
  const shown = customers.slice(0, SHOWN);
  return (
    <Panel title={t('in.title', { number: formatNumber(count) })}>
      {count === 0 && <Text>{t('in.nobody')}</Text>}
      <ul className={classes.list} tabIndex={-1}>
        {shown.map(({ id, first_name, last_name, check_in_id, since }) => (
          <li key={check_in_id}>
            <Link to="/members/$memberId" params={{ memberId: String(id) }} className={classes.entry}>
              <UserRound size={20} aria-hidden />
              <span>{`${first_name} ${last_name}`}</span>
              <span>{t('in.since', { time: formatTime(since) })}</span>
            </Link>
          </li>
        ))}
      </ul>
      {count > shown.length && (
        <Text size="sm">{t('in.more', { number: formatNumber(count - shown.length) })}</Text>
      )}
    </Panel>
  );
}
