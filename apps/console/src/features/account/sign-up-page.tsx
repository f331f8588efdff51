import { Button, PasswordInput, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { answer, publicApi } from '../../api/client';
import { ApiError } from '../../api/problem';
import { signIn } from '../../api/session';
import { useTexts as useUiTexts } from '../../ui/texts';
import { AccountPage } from './account-page';
import { PageLink } from './page-link';
import { useTexts } from './texts';

const CURRENCIES = Intl.supportedValuesOf('currency');
const TIME_ZONES = Intl.supportedValuesOf('timeZone');

/** A gym and its owner's account, which is signed in then. */
export function SignUpPage() {
  const t = useTexts();
  const ui = useUiTexts();
  const navigate = useNavigate();
  const form = useForm({
    initialValues: {
      name: '',
      email: '',
      password: '',
      currency: 'EUR',
      timezone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    },
  });
  const signingUp = useMutation({
    mutationFn: async (values: typeof form.values) => {
      await answer(publicApi.POST('/auth/signup', { body: { ...values, monthly_fee_cents: 0 } }));
      await signIn({ username: values.email, password: values.password });
    },
    onSuccess: () => navigate({ to: '/' }),
    onError: (error) => error instanceof ApiError && form.setErrors(error.fields),
    meta: { explainsItself: true },
  });
  return (
    <AccountPage title={t('sign_up')} error={signingUp.error}>
      <form onSubmit={form.onSubmit((values) => signingUp.mutate(values))}>
        <Stack>
          <TextInput
            label={t('gym_name')}
            autoComplete="organization"
            required
            autoFocus
            {...form.getInputProps('name')}
          />
          <TextInput
            label={t('email')}
            type="email"
            autoComplete="username"
            required
            {...form.getInputProps('email')}
          />
          <PasswordInput
            label={ui('password')}
            description={t('password_hint')}
            autoComplete="new-password"
            minLength={8}
            required
            {...form.getInputProps('password')}
          />
          <Select
            label={t('currency')}
            data={CURRENCIES}
            searchable
            allowDeselect={false}
            required
            {...form.getInputProps('currency')}
          />
          <Select
            label={t('timezone')}
            data={TIME_ZONES}
            searchable
            allowDeselect={false}
            limit={100}
            required
            {...form.getInputProps('timezone')}
          />
          <Button type="submit" loading={signingUp.isPending}>
            {t('sign_up')}
          </Button>
        </Stack>
      </form>
      <PageLink to="/sign-in">{t('have_account')}</PageLink>
    </AccountPage>
  );
}
