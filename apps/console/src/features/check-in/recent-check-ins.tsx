import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import { CloudOff } from 'lucide-react';
import { formatTime } from '../../i18n/format';
import { useTexts } from './texts';
import { type Color, colorOf, nameOf, type Verdict } from './verdict';
import { UndoButton } from './verdict-actions';

const BADGES: Record<Color, string> = { green: 'green', amber: 'yellow', red: 'red', gray: 'gray' };

/** Who came before the one that is shown. */
export function RecentCheckIns({ verdicts }: { verdicts: readonly Verdict[] }) {
  const t = useTexts();
  if (verdicts.length === 0) return null;
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">
        {t('recent')}
      </Title>
      {verdicts.map((verdict) => (
        <Group key={verdict.nonce} wrap="nowrap" mih={44}>
          <Text size="sm">{formatTime(verdict.at)}</Text>
          <Badge variant="dot" color={BADGES[colorOf(verdict)]} w={120} flex="none">
            <Outcome verdict={verdict} />
          </Badge>
          <Text truncate flex={1}>
            {nameOf(verdict)}
          </Text>
          {verdict.isOffline && (
            <CloudOff size={16} aria-label={t(verdict.isSent ? 'offline.sent' : 'offline.decided')} />
          )}
          <UndoButton verdict={verdict} compact />
        </Group>
      ))}
    </Stack>
  );
}

function Outcome({ verdict: { access, error, isUndone } }: { verdict: Verdict }) {
  const t = useTexts();
  if (isUndone) return t('outcomes.undone');
  if (error !== undefined) return t('outcomes.failed');
  if (!access) return t('outcomes.asking');
  if (access.decision === 'denied') return t('outcomes.denied');
  return access.already_in === null ? t('outcomes.allowed') : t('outcomes.already_in');
}
