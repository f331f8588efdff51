import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Compass, Lock } from 'lucide-react';
import { EmptyState } from './empty-state';
import { useTexts } from './texts';

/** For addresses that lead nowhere, and for pages that `onlyFor` keeps from a role. */
export function NotFound({ data }: { data?: unknown }) {
  const t = useTexts();
  const isKept = data === 'role_not_allowed';
  return (
    <EmptyState
      icon={isKept ? Lock : Compass}
      title={t(isKept ? 'not_allowed' : 'not_found')}
      text={t(isKept ? 'not_allowed_text' : 'not_found_text')}
      level={1}
    >
      <Button renderRoot={(props) => <Link {...props} to="/" />}>{t('to_start')}</Button>
    </EmptyState>
  );
}
