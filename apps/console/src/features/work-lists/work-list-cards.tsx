import { ActionIcon, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Phone } from 'lucide-react';
import { SelectAll, SelectOne } from '../../ui/selection-boxes';
import { useVirtualRows } from '../../ui/use-virtual-rows';
import classes from '../../ui/virtual-rows.module.css';
import { COLUMNS, fullName } from './columns';
import { useTexts } from './texts';
import type { WorkListProps } from './work-list-table';

const CARD_HEIGHT = 76;

/** The list on a phone: whom to call, and why. */
export function WorkListCards({ list, entries, selection, onEnd }: WorkListProps) {
  const t = useTexts();
  const { scroller, rows, height } = useVirtualRows(entries, CARD_HEIGHT, onEnd);
  const [why] = COLUMNS[list];
  return (
    <>
      {selection && <SelectAll selection={selection} mb="sm" label={t('select_all')} />}
      <div ref={scroller} className={classes.scroller} tabIndex={-1}>
        <div role="list" aria-label={t(`lists.${list}`)} className={classes.body} style={{ height }}>
          {rows.map(({ index, key, start }) => {
            const entry = entries[index]!;
            return (
              <div
                key={key}
                role="listitem"
                data-index={index}
                className={classes.row}
                style={{ height: CARD_HEIGHT, transform: `translateY(${start}px)` }}
              >
                <Group wrap="nowrap" px="sm">
                  {selection && (
                    <SelectOne selection={selection} item={entry} name={fullName(entry)} size="lg" />
                  )}
                  <Stack gap={0} miw={0} flex={1}>
                    <Link
                      to="/members/$memberId"
                      params={{ memberId: String(entry.id) }}
                      className={classes.link}
                    >
                      {fullName(entry)}
                    </Link>
                    <Text size="sm" component="div" truncate>
                      {why?.cell(entry)}
                    </Text>
                  </Stack>
                  {entry.phone && (
                    <ActionIcon
                      component="a"
                      href={`tel:${entry.phone}`}
                      variant="default"
                      size={44}
                      aria-label={t('call', { name: fullName(entry) })}
                    >
                      <Phone size={20} aria-hidden />
                    </ActionIcon>
                  )}
                </Group>
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}
