import { Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ActiveBadge, fullName } from './columns';
import classes from './member-list.module.css';
import { useTexts } from './texts';
import { type MemberListProps, useMemberRows } from './use-member-rows';

const CARD_HEIGHT = 76;

/** The list on a phone. */
export function MemberCards(props: MemberListProps) {
  const t = useTexts();
  const { scroller, rows, height } = useMemberRows(props, CARD_HEIGHT);
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
