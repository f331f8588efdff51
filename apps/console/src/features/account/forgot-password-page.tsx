import { Button, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { answer, publicApi } from '../../api/client';
import { lastAccount } from '../../api/session';
import { AccountPage } from './account-page';
import { PageLink } from './page-link';
import { useTexts } from './texts';

export function ForgotPasswordPage() {
  const t = useTexts();
  const [email, setEmail] = useState(lastAccount);
  const asking = useMutation({
    mutationFn: () => answer(publicApi.POST('/auth/forgot-password', { body: { email } })),
    meta: { explainsItself: true },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    asking.mutate();
  };
  return (
    <AccountPage
      title={t('forgot_password')}
      text={asking.isSuccess ? t('mail_sent', { email }) : t('forgot_password_text')}
      error={asking.error}
    >
      {!asking.isSuccess && (
        <form onSubmit={submit}>
          <Stack>
            <TextInput
              label={t('email')}
              type="email"
              autoComplete="username"
              required
              autoFocus
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <Button type="submit" loading={asking.isPending}>
              {t('send_link')}
            </Button>
          </Stack>
        </form>
      )}
      <PageLink to="/sign-in">{t('sign_in')}</PageLink>
    </AccountPage>
  );
}
