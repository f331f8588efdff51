import { Alert, Button, Group, Text } from '@mantine/core';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { FactorForm } from './factor-form';
import { secondFactor } from './queries';
import { RecoveryCodes } from './recovery-codes';
import { Section } from '../../ui/section';
import { SecondFactorSetup } from './second-factor-setup';
import { useTexts } from './texts';

/** Turns the second factor on and off. Recovery codes are shown once, and stay until they are said to be kept. */
export function SecondFactorSection() {
  const t = useTexts();
  const queryClient = useQueryClient();
  const { data } = useSuspenseQuery(secondFactor);
  const [doing, setDoing] = useState<'set_up' | 'renew' | 'disable'>();
  const [codes, setCodes] = useState<string[]>();
  const finish = (newCodes?: string[]) => {
    setCodes(newCodes);
    setDoing(undefined);
    void queryClient.invalidateQueries(secondFactor);
  };
  const cancel = () => setDoing(undefined);

  if (codes)
    return (
      <Section title={t('recovery_codes')} text={t('recovery_codes_text')}>
        <RecoveryCodes codes={codes} onKept={() => setCodes(undefined)} />
      </Section>
    );
  return (
    <Section title={t('second_factor')} text={t('second_factor_text')}>
      {data.required && !data.enabled && <Alert color="orange">{t('required')}</Alert>}
      {doing === 'set_up' && <SecondFactorSetup onDone={finish} onCancel={cancel} />}
      {doing === 'renew' && (
        <FactorForm
          button={t('renew_codes')}
          send={async (body) =>
            finish((await answer(api.POST('/auth/second-factor/recovery-codes', { body }))).recovery_codes)
          }
          onCancel={cancel}
        />
      )}
      {doing === 'disable' && (
        <FactorForm
          button={t('disable')}
          send={async (body) => {
            await answer(api.POST('/auth/second-factor/disable', { body }));
            finish();
          }}
          onCancel={cancel}
        />
      )}
      {!doing && data.enabled && (
        <>
          <Text>{t('enabled', { count: data.recovery_codes_left })}</Text>
          <Group>
            <Button variant="default" onClick={() => setDoing('renew')}>
              {t('renew_codes')}
            </Button>
            <Button variant="default" onClick={() => setDoing('disable')}>
              {t('disable')}
            </Button>
          </Group>
        </>
      )}
      {!doing && !data.enabled && (
        <Group>
          <Button onClick={() => setDoing('set_up')}>{t('set_up')}</Button>
        </Group>
      )}
    </Section>
  );
}
