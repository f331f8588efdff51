import { getRouteApi } from '@tanstack/react-router';
import { answer, publicApi } from '../../api/client';
import { LinkPasswordForm } from './link-password-form';
import { useTexts } from './texts';

const route = getRouteApi('/invitation');

export function InvitationPage() {
  const t = useTexts();
  const { token } = route.useSearch();
  return (
    <LinkPasswordForm
      title={t('invitation')}
      text={t('invitation_text')}
      done={t('joined')}
      button={t('accept')}
      send={(password) => answer(publicApi.POST('/auth/accept-invitation', { body: { token, password } }))}
    />
  );
}
