import { Button, Grid, Stack } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { ScanLine, UserPlus } from 'lucide-react';
import { desk } from '../../shell/desk-route';
import { useKeys } from '../../shell/keys';
import { EmptyState } from '../../ui/empty-state';
import { Page } from '../../ui/page';
import { MemberSearch } from './member-search';
import { OfflineBanner } from './offline/offline-banner';
import { RecentCheckIns } from './recent-check-ins';
import { useTexts } from './texts';
import { useScanner } from './use-scanner';
import { VerdictPanel } from './verdict-panel';
import { scan, useVerdicts } from './verdicts';
import { WhoIsIn } from './who-is-in';

/** The front desk: who comes, whether they may, and who is in. Coaches only look. */
export function CheckInPage() {
  const t = useTexts();
  const { gym } = desk.useRouteContext();
  const mayCheckIn = gym.role !== 'coach';
  return (
    <Page title={t('title')} actions={mayCheckIn && <WalkInButton />}>
      <Grid gap="lg">
        {mayCheckIn && (
          <Grid.Col span={{ base: 12, md: 8 }}>
            <Desk />
          </Grid.Col>
        )}
        <Grid.Col span={{ base: 12, md: mayCheckIn ? 4 : 12 }}>
          <WhoIsIn mayCheckOut={mayCheckIn} />
        </Grid.Col>
      </Grid>
    </Page>
  );
}

function WalkInButton() {
  const t = useTexts();
  const navigate = useNavigate();
  useKeys({ c: () => void navigate({ to: '/walk-in' }) });
  return (
    <Button
      leftSection={<UserPlus size={20} aria-hidden />}
      renderRoot={(props) => <Link {...props} to="/walk-in" />}
    >
      {t('walk_in')}
    </Button>
  );
}

function Desk() {
  const t = useTexts();
  const [last, ...before] = useVerdicts();
  useScanner(scan);
  return (
    <Stack>
      <OfflineBanner />
      <MemberSearch />
      <div aria-live="assertive">
        {last ? (
          <VerdictPanel key={last.nonce} verdict={last} />
        ) : (
          <EmptyState icon={ScanLine} title={t('ready')} text={t('ready_text')} />
        )}
      </div>
      <RecentCheckIns verdicts={before} />
    </Stack>
  );
}
