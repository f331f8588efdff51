import { useLocation, useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { forgetToken, keepToken, keptToken } from './device-token';
import { KioskScreen } from './kiosk-screen';
import { SetUp } from './set-up';
import { useTexts } from './texts';

/** A tablet at the entrance: it is set up once with the code of a device, and checks members in until that is revoked. */
export function KioskPage() {
  const t = useTexts();
  const navigate = useNavigate();
  const { hash } = useLocation();
  const [token, setToken] = useState(keptToken);
  const [code, setCode] = useState(hash);
  // Another code may be opened while the page is there.
  if (hash && hash !== code) setCode(hash);
  const [isRevoked, setIsRevoked] = useState(false);
  useEffect(() => {
    document.title = t('title');
  }, [t]);
  useEffect(() => {
    // Nobody shall read it there.
    if (hash) void navigate({ to: '/kiosk', replace: true });
  }, [hash, navigate]);
  const begin = (good: string) => {
    keepToken(good);
    setToken(good);
    setCode('');
    setIsRevoked(false);
  };
  const end = useCallback(() => {
    forgetToken();
    setToken(undefined);
    setIsRevoked(true);
  }, []);
  return token && !code ? (
    <KioskScreen token={token} onRevoked={end} />
  ) : (
    <SetUp key={code} code={code} isRevoked={isRevoked} onReady={begin} />
  );
}
