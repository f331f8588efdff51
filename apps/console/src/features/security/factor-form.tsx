import { Button, Group, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { failedWith } from '../../api/problem';
import { explain } from '../../api/problem-texts';
import { useTexts } from './texts';

interface Factors {
  current_password: string;
  code: string;
}

interface Props {
  button: string;
  send: (factors: Factors) => Promise<void>;
  onCancel: () => void;
}

/** Asks for both factors, before something is done about one of them. */
export function FactorForm({ button, send, onCancel }: Props) {
  const t = useTexts();
  const form = useForm<Factors>({ initialValues: { current_password: '', code: '' } });
  const sending = useMutation({
    mutationFn: send,
    onError: (error) =>
      form.setErrors({
        [failedWith(error, 'wrong_current_password') ? 'current_password' : 'code']: explain(error),
      }),
    meta: { explainsItself: true },
  });
  return (
    <form onSubmit={form.onSubmit((values) => sending.mutate(values))}>
      <Stack>
        <PasswordInput
          label={t('current_password')}
          autoComplete="current-password"
          required
          data-autofocus
          {...form.getInputProps('current_password')}
        />
        <TextInput label={t('code')} autoComplete="one-time-code" required {...form.getInputProps('code')} />
        <Group>
          <Button type="submit" loading={sending.isPending}>
            {button}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
