import { Button, Group, Modal, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { failedWith } from '../api/problem';
import { explain } from '../api/problem-texts';
import { lastAccount, signIn, signOut, useSessionState } from '../api/session';
import { useTexts as useUiTexts } from '../ui/texts';
import { useTexts } from './texts';

/** Asks for the password when the session is over, above whatever somebody was at. */
export function PasswordDialog() {
  const opened = useSessionState() === 'ended';
  const t = useTexts();
  return (
    <Modal
      opened={opened}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t('password_again_title')}
      zIndex={1_000}
    >
      <PasswordForm />
    </Modal>
  );
}

function PasswordForm() {
  const t = useTexts();
  const ui = useUiTexts();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const again = useMutation({
    mutationFn: () => signIn({ username: lastAccount(), password, ...(code && { code }) }),
    meta: { explainsItself: true },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    // A form in which the dialog was rendered by React must not be sent.
    event.stopPropagation();
    again.mutate();
  };
  const needsCode = failedWith(again.error, 'second_factor_needed', 'wrong_second_factor');
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text>{t('password_again')}</Text>
        <input hidden readOnly type="email" name="username" autoComplete="username" value={lastAccount()} />
        <PasswordInput
          label={ui('password')}
          description={lastAccount()}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={again.error && !needsCode ? explain(again.error) : undefined}
          autoComplete="current-password"
          required
          data-autofocus
        />
        {needsCode && (
          <TextInput
            label={t('code')}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            error={code && explain(again.error)}
            autoComplete="one-time-code"
            required
          />
        )}
        <Group justify="space-between">
          <Button variant="default" onClick={() => void signOut()}>
            {t('sign_out')}
          </Button>
          <Button type="submit" loading={again.isPending}>
            {t('go_on')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
