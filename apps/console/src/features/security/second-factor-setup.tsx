import { Button, Code, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { answer, api } from '../../api/client';
import { explain } from '../../api/problem-texts';
import { QrCode } from './qr-code';
import { useTexts } from './texts';

interface Props {
  onDone: (recoveryCodes: string[]) => void;
  onCancel: () => void;
}

/** The password first, then a code of the app to which the secret was shown. */
export function SecondFactorSetup({ onDone, onCancel }: Props) {
  const t = useTexts();
  const [text, setText] = useState('');
  const beginning = useMutation({
    mutationFn: () => answer(api.POST('/auth/second-factor', { body: { current_password: text } })),
    onSuccess: () => setText(''),
    meta: { explainsItself: true },
  });
  const confirming = useMutation({
    mutationFn: () => answer(api.POST('/auth/second-factor/confirm', { body: { code: text } })),
    onSuccess: ({ recovery_codes }) => onDone(recovery_codes),
    meta: { explainsItself: true },
  });
  const enrolment = beginning.data;
  const step = enrolment ? confirming : beginning;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    step.mutate();
  };
  const field = {
    value: text,
    onChange: (event: { currentTarget: HTMLInputElement }) => setText(event.currentTarget.value),
    error: step.error && explain(step.error),
    required: true,
    autoFocus: true,
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {enrolment ? (
          <>
            <Text>{t('scan')}</Text>
            <QrCode text={enrolment.otpauth_url} label={t('qr_code')} />
            <Code block>{enrolment.secret}</Code>
            <TextInput
              key="code"
              label={t('code')}
              autoComplete="one-time-code"
              inputMode="numeric"
              {...field}
            />
          </>
        ) : (
          <PasswordInput
            key="password"
            label={t('current_password')}
            autoComplete="current-password"
            {...field}
          />
        )}
        <Group>
          <Button type="submit" loading={step.isPending}>
            {t('go_on')}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
