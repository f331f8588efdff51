import { Group, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { answerWithEtag, api } from '../../api/client';
import { gym as gymQuery } from '../../api/gym';
import { formatMoney } from '../../i18n/format';
import { workplaces } from '../../shell/workplaces';
import { MoneyInput } from '../../ui/money-input';
import { asTyped, SaveBar } from '../../ui/save-bar';
import { Section } from '../../ui/section';
import { useVersionedForm } from '../../ui/use-versioned-form';
import { LogoSection } from './logo-section';
import { type Gym, gymProfile } from './queries';
import { useTexts } from './texts';

const TIME_ZONES = Intl.supportedValuesOf('timeZone');
const CURRENCIES = Intl.supportedValuesOf('currency');

const toValues = ({ name, address, description, gym_type, monthly_fee_cents, currency, timezone }: Gym) => ({
  name,
  address: address ?? '',
  description: description ?? '',
  gym_type: gym_type ?? '',
  monthly_fee: monthly_fee_cents / unitsOf(currency),
  currency,
  timezone,
});
type Values = ReturnType<typeof toValues>;

/** How many of the smallest unit make one of a currency: 100 cents, 1 yen. */
const unitsOf = (currency: string): number =>
  10 **
  (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2);

/** The zones that this browser knows, and that which the gym has. */
const withCurrent = (known: string[], current: string): string[] =>
  known.includes(current) ? known : [current, ...known];

export function GymTab() {
  return (
    <>
      <ProfileSection />
      <LogoSection />
    </>
  );
}

function ProfileSection() {
  const t = useTexts();
  const queryClient = useQueryClient();
  const router = useRouter();
  const edit = useVersionedForm({
    query: gymProfile,
    toValues,
    save: ({ monthly_fee, address, description, gym_type, ...values }, etag) =>
      answerWithEtag(
        api.PATCH('/gyms/me', {
          params: { header: { 'If-Match': etag } },
          body: {
            ...values,
            address: address || null,
            description: description || null,
            gym_type: gym_type || null,
            monthly_fee_cents: Math.round(monthly_fee * unitsOf(values.currency)),
          },
        }),
      ),
    validate: ({ name }) => ({ name: name.trim() ? null : t('name_needed') }),
    // The name stands above every page, and prices have its currency.
    onSaved: async () => {
      void queryClient.invalidateQueries({ ...gymQuery, exact: true });
      await queryClient.query({ ...workplaces, staleTime: 0 });
      await router.invalidate();
    },
  });
  const { form } = edit;
  const { currency, monthly_fee, timezone } = form.getValues();
  return (
    <Section title={t('profile')}>
      <form onSubmit={edit.submit} noValidate>
        <Stack>
          <TextInput label={t('fields.name')} maxLength={255} required {...form.getInputProps('name')} />
          <TextInput label={t('fields.address')} maxLength={255} {...form.getInputProps('address')} />
          <TextInput
            label={t('fields.gym_type')}
            description={t('gym_type_hint')}
            maxLength={50}
            {...form.getInputProps('gym_type')}
          />
          <Textarea
            label={t('fields.description')}
            maxLength={10_000}
            autosize
            minRows={2}
            {...form.getInputProps('description')}
          />
          <Group grow align="end" wrap="wrap" preventGrowOverflow={false}>
            <MoneyInput
              label={t('fields.monthly_fee')}
              currency={currency}
              value={Math.round(monthly_fee * unitsOf(currency))}
              onChange={(amount = 0) => form.setFieldValue('monthly_fee', amount / unitsOf(currency))}
              error={form.errors.monthly_fee}
            />
            <Select
              label={t('fields.currency')}
              data={withCurrent(CURRENCIES, currency)}
              searchable
              allowDeselect={false}
              {...form.getInputProps('currency')}
            />
          </Group>
          <Select
            label={t('fields.timezone')}
            description={t('timezone_hint')}
            data={withCurrent(TIME_ZONES, timezone)}
            searchable
            limit={100}
            allowDeselect={false}
            {...form.getInputProps('timezone')}
          />
          <SaveBar<Values>
            edit={edit}
            nameOf={(field) => t(`fields.${field}`)}
            show={(value, field) =>
              field === 'monthly_fee'
                ? formatMoney(Math.round(Number(value) * unitsOf(currency)), currency)
                : asTyped(value)
            }
          />
        </Stack>
      </form>
    </Section>
  );
}
