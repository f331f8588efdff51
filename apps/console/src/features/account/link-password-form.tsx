import { Button, PasswordInput, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { ApiError } from '../../api/problem';
import { useTexts as useUiTexts } from '../../ui/texts';
import { AccountPage } from './account-page';
import { PageLink } from './page-link';
import { useTexts } from './texts';

interface Props {
  title: string;
  text: string;
  /** What stands there when it is done. */
  done: string;
  label?: string;
  button: string;
  send: (password: string) => Promise<unknown>;
}

/** What the link of a mail leads to: a password, and that is all. */
export function LinkPasswordForm({ title, text, done, label, button, send }: Props) {
  const t = useTexts();
  const ui = useUiTexts();
  const [password, setPassword] = useState('');
  const sending = useMutation({ mutationFn: () => send(password), meta: { explainsItself: true } });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    sending.mutate();
  };
  const fieldError = sending.error instanceof ApiError && Object.values(sending.error.fields)[0];
  return (
    <AccountPage title={title} text={sending.isSuccess ? done : text} error={sending.error}>
      {!sending.isSuccess && (
        <form onSubmit={submit}>
          <Stack>
            <PasswordInput
              label={label ?? ui('password')}
              description={t('password_hint')}
              autoComplete="new-password"
              minLength={8}
              required
              autoFocus
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              error={fieldError}
            />
            <Button type="submit" loading={sending.isPending}>
              {button}
            </Button>
          </Stack>
        </form>
      )}
      <PageLink to="/sign-in">{t('sign_in')}</PageLink>
    </AccountPage>
  );
}
