import { Button, Group, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { failedWith } from '../../api/problem';
import { explain } from '../../api/problem-texts';
import { lastAccount, signIn } from '../../api/session';
import { workplaces } from '../../shell/workplaces';
import { useTexts as useUiTexts } from '../../ui/texts';
import { AccountPage } from './account-page';
import { PageLink } from './page-link';
import { useTexts } from './texts';

const route = getRouteApi('/sign-in');

/** Password first; the code of a second factor and the gym are asked for where there is something to ask. */
export function SignInPage() {
  const t = useTexts();
  const ui = useUiTexts();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { next } = route.useSearch();
  const form = useForm({ initialValues: { username: lastAccount(), password: '', code: '' } });
  const signingIn = useMutation({
    mutationFn: async ({ code, ...credentials }: typeof form.values) => {
      await signIn({ ...credentials, ...(code && { code }) });
      return queryClient.query({ ...workplaces, staleTime: 0 });
    },
    onSuccess: ({ length }) =>
      length > 1 && !next ? navigate({ to: '/choose-gym' }) : navigate({ href: next ?? '/' }),
    meta: { explainsItself: true },
  });
  const needsCode = failedWith(signingIn.error, 'second_factor_needed', 'wrong_second_factor');
  return (
    <AccountPage title={t('sign_in')} error={needsCode ? null : signingIn.error}>
      <form onSubmit={form.onSubmit((values) => signingIn.mutate(values))}>
        <Stack>
          <TextInput
            label={t('email')}
            type="email"
            autoComplete="username"
            required
            autoFocus={!lastAccount()}
            {...form.getInputProps('username')}
          />
          <PasswordInput
            label={ui('password')}
            autoComplete="current-password"
            required
            autoFocus={Boolean(lastAccount())}
            {...form.getInputProps('password')}
          />
          {needsCode && (
            <TextInput
              label={t('code')}
              autoComplete="one-time-code"
              required
              autoFocus
              error={form.values.code && explain(signingIn.error)}
              value={form.values.code}
              onChange={(event) => form.setFieldValue('code', event.currentTarget.value)}
            />
          )}
          <Button type="submit" loading={signingIn.isPending}>
            {t('sign_in')}
          </Button>
        </Stack>
      </form>
      <Group justify="space-between">
        <PageLink to="/forgot-password">{t('forgot_password')}</PageLink>
        <PageLink to="/sign-up">{t('sign_up')}</PageLink>
      </Group>
    </AccountPage>
  );
}
