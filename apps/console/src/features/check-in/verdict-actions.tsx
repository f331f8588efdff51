import { Button, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Search, Undo2, UserPlus, UserRound } from 'lucide-react';
import { useState } from 'react';
import { OverrideForm } from './override-form';
import { useTexts } from './texts';
import { fixFor, type Verdict } from './verdict';
import { checkIn, undo } from './verdicts';

/** What can be done about a verdict: mend the reason, let in all the same, or take it back. */
export function VerdictActions({ verdict }: { verdict: Verdict }) {
  const t = useTexts();
  const [isOverriding, setOverriding] = useState(false);
  const { access, error, isUndone, visitor, name } = verdict;
  if (error !== undefined)
    return (
      <Group>
        <Button onClick={() => void checkIn(visitor, { name })}>{t('try_again')}</Button>
      </Group>
    );
  if (!access || isUndone) return null;
  if (access.decision === 'allowed') return <UndoButton verdict={verdict} />;
  const { customer } = access;
  if (isOverriding && customer)
    return <OverrideForm customer={customer} onDone={() => setOverriding(false)} />;
  return (
    <Group>
      <FixButton verdict={verdict} />
      {'card_number' in visitor && !customer && (
        <Button
          variant="default"
          leftSection={<UserPlus size={16} aria-hidden />}
          renderRoot={(props) => <Link {...props} to="/walk-in" search={{ card: visitor.card_number }} />}
        >
          {t('fixes.join')}
        </Button>
      )}
      {customer && (
        <Button variant="default" onClick={() => setOverriding(true)}>
          {t('override')}
        </Button>
      )}
    </Group>
  );
}

/** Of visits that this scan has made: of somebody who was in already, it would void another one. */
export function UndoButton({ verdict, compact = false }: { verdict: Verdict; compact?: boolean }) {
  const t = useTexts();
  const undoing = useMutation({ mutationFn: () => undo(verdict) });
  const { access, isUndone, isOffline } = verdict;
  const hasVisit = access?.visit || (isOffline && access?.decision === 'allowed');
  if (!hasVisit || access.already_in !== null || isUndone) return null;
  return (
    <Group>
      <Button
        variant={compact ? 'subtle' : 'default'}
        size={compact ? 'compact-sm' : 'sm'}
        leftSection={<Undo2 size={16} aria-hidden />}
        loading={undoing.isPending}
        onClick={() => undoing.mutate()}
      >
        {t('undo')}
      </Button>
    </Group>
  );
}

function FixButton({ verdict: { access } }: { verdict: Verdict }) {
  const t = useTexts();
  const fix = fixFor(access?.reasons ?? []);
  const customer = access?.customer;
  if (fix === 'find_member')
    return (
      <Button
        leftSection={<Search size={16} aria-hidden />}
        onClick={() => document.querySelector<HTMLElement>('#content input[type="search"]')?.focus()}
      >
        {t('fixes.find_member')}
      </Button>
    );
  if (!fix || !customer) return null;
  return (
    <Button
      leftSection={<UserRound size={16} aria-hidden />}
      renderRoot={(props) => (
        <Link {...props} to="/members/$memberId" params={{ memberId: String(customer.id) }} />
      )}
    >
      {t(`fixes.${fix}`)}
    </Button>
  );
}
