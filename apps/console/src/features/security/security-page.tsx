import { Page } from '../../ui/page';
import { PasswordSection } from './password-section';
import { SecondFactorSection } from './second-factor-section';
import { SessionsSection } from './sessions-section';
import { useTexts } from './texts';

/** One's own account: second factor, password, and where one is signed in. */
export function SecurityPage() {
  const t = useTexts();
  return (
    <Page title={t('title')}>
      <SecondFactorSection />
      <PasswordSection />
      <SessionsSection />
    </Page>
  );
}
