import { Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useVirtualRows } from '../../ui/use-virtual-rows';
import classes from '../../ui/virtual-rows.module.css';
import { ActiveBadge, fullName } from './columns';
import type { MemberListProps } from './queries';
import { useTexts } from './texts';

const CARD_HEIGHT = 76;

/** The list on a phone. */
export function MemberCards(props: MemberListProps) {
  const t = useTexts();
  const { scroller, rows, height } = useVirtualRows(props.members, CARD_HEIGHT, props.onEnd);
  return (
    <div ref={scroller} className={classes.scroller} tabIndex={-1}>
      <div role="list" aria-label={t('title')} className={classes.body} style={{ height }}>
        {rows.map(({ index, key, start }) => {
          const member = props.members[index]!;
          return (
            <div
              key={key}
              role="listitem"
              data-index={index}
              className={classes.row}
              style={{ height: CARD_HEIGHT, transform: `translateY(${start}px)` }}
            >
              <Link to="/members/$memberId" params={{ memberId: String(member.id) }} className={classes.card}>
                <Group justify="space-between" wrap="nowrap">
                  <Text fw={600} truncate>
                    {fullName(member)}
                  </Text>
                  <ActiveBadge active={member.active} />
                </Group>
                <Text size="sm" truncate>
                  {member.email ?? member.phone ?? '–'}
                </Text>
              </Link>
            </div>
          );
        })}
      </div>
    </div>
  );
}
