import { getRouteApi } from '@tanstack/react-router';
import { answer, publicApi } from '../../api/client';
import { LinkPasswordForm } from './link-password-form';
import { useTexts } from './texts';

const route = getRouteApi('/reset-password');

export function ResetPasswordPage() {
  const t = useTexts();
  const { token } = route.useSearch();
  return (
    <LinkPasswordForm
      title={t('reset_password')}
      text={t('reset_password_text')}
      done={t('password_changed')}
      label={t('new_password')}
      button={t('save')}
      send={(new_password) =>
        answer(publicApi.POST('/auth/reset-password', { body: { token, new_password } }))
      }
    />
  );
}
