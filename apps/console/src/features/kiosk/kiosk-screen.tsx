import { Alert, Button, Group, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleHelp, CircleX, Hourglass, ScanLine, TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import { maySomebodyBeSignedIn, restore, signOut } from '../../api/session';
import { CardForm } from './card-form';
import { KioskHeader } from './kiosk-header';
import classes from './kiosk.module.css';
import { isRevoked, kioskOf } from './queries';
import { useTexts } from './texts';
import { type Shown, useScans } from './use-scans';
import { useWakeLock } from './use-wake-lock';

interface Props {
  token: string;
  onRevoked: () => void;
}

/** Asks for a card, and shows everybody who stands there whether its owner may come in. */
export function KioskScreen({ token, onRevoked }: Props) {
  const { data, error } = useQuery(kioskOf(token));
  const { shown, scan } = useScans(token, onRevoked);
  const isRefused = isRevoked(error);
  useEffect(() => {
    if (isRefused) onRevoked();
  }, [isRefused, onRevoked]);
  useWakeLock();
  return (
    <main className={classes.screen}>
      <KioskHeader gymName={data?.gym_name ?? ''} />
      {maySomebodyBeSignedIn() && <SignedInAlert />}
      <Message {...messageOf(shown, error !== null)} firstName={shown?.first_name ?? ''} />
      <CardForm onCard={scan} />
    </main>
  );
}

/** Whoever has set the tablet up must not leave their session there. */
function SignedInAlert() {
  const t = useTexts();
  const signingOut = useMutation({
    mutationFn: async () => {
      // Only who holds the session's token can end it.
      await restore();
      await signOut({ to: 'kiosk' });
    },
  });
  return (
    <Alert color="yellow" role="alert" radius={0}>
      <Group>
        <Text>{t('signed_in')}</Text>
        <Button variant="default" loading={signingOut.isPending} onClick={() => signingOut.mutate()}>
          {t('sign_out')}
        </Button>
      </Group>
    </Alert>
  );
}

const LOOKS = {
  idle: { color: 'none', Icon: ScanLine },
  offline: { color: 'amber', Icon: TriangleAlert },
  asking: { color: 'none', Icon: Hourglass },
  welcome: { color: 'green', Icon: CircleCheck },
  already_in: { color: 'green', Icon: CircleCheck },
  see_desk: { color: 'red', Icon: CircleX },
  unknown_card: { color: 'red', Icon: CircleHelp },
  undecided: { color: 'amber', Icon: TriangleAlert },
} as const;

/** What is there to say to whoever stands there. */
function messageOf(shown: Shown | undefined, isOffline: boolean): { state: keyof typeof LOOKS } {
  if (shown) return { state: shown.outcome ?? 'asking' };
  return { state: isOffline ? 'offline' : 'idle' };
}

function Message({ state, firstName }: { state: keyof typeof LOOKS; firstName: string }) {
  const t = useTexts();
  const { color, Icon } = LOOKS[state];
  return (
    <div className={classes.message} data-color={color} role="status" aria-live="assertive">
      <Icon className={classes.icon} aria-hidden />
      <p className={classes.headline}>{t(`${state}.title`, { name: firstName })}</p>
      <p className={classes.text}>{t(`${state}.text`)}</p>
    </div>
  );
}
