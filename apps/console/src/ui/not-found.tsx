import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { EmptyState } from './empty-state';
import { useTexts } from './texts';

export function NotFound() {
  const t = useTexts();
  return (
    <EmptyState icon={Compass} title={t('not_found')} text={t('not_found_text')} level={1}>
      <Button renderRoot={(props) => <Link {...props} to="/" />}>{t('to_start')}</Button>
    </EmptyState>
  );
}
