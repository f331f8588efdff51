import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { answer, api } from '../../api/client';
import { ApiError, failedWith } from '../../api/problem';
import { explain } from '../../api/problem-texts';
import { Section } from '../../ui/section';
import { useTexts } from './texts';

export function PasswordSection() {
  const t = useTexts();
  const form = useForm({ initialValues: { current_password: '', new_password: '' } });
  const changing = useMutation({
    mutationFn: (body: typeof form.values) => answer(api.POST('/auth/change-password', { body })),
    onSuccess: () => {
      form.reset();
      notifications.show({ color: 'green', message: t('password_changed') });
    },
    onError: (error) => {
      if (failedWith(error, 'wrong_current_password')) form.setErrors({ current_password: explain(error) });
      else if (error instanceof ApiError) form.setErrors(error.fields);
    },
  });
  return (
    <Section title={t('password')} text={t('password_text')}>
      <form onSubmit={form.onSubmit((values) => changing.mutate(values))}>
        <Stack>
          <PasswordInput
            label={t('current_password')}
            autoComplete="current-password"
            required
            {...form.getInputProps('current_password')}
          />
          <PasswordInput
            label={t('new_password')}
            description={t('password_hint')}
            autoComplete="new-password"
            minLength={8}
            required
            {...form.getInputProps('new_password')}
          />
          <Group>
            <Button type="submit" loading={changing.isPending}>
              {t('change_password')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
