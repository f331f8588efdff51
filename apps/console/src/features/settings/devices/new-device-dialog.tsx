import { Button, Code, CopyButton, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import { ApiError } from '../../../api/problem';
import { Dialog } from '../../../ui/dialog';
import { ProblemAlert } from '../../../ui/problem-alert';
import { useTexts as useUiTexts } from '../../../ui/texts';
import { devices } from '../queries';
import { useTexts } from './texts';

/** Adds a device, and shows once how to set it up. */
export function NewDeviceDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const ui = useUiTexts();
  const queryClient = useQueryClient();
  const form = useForm({
    initialValues: { name: '' },
    validate: { name: (name) => (name.trim() ? null : t('name_needed')) },
  });
  const adding = useMutation({
    mutationFn: (body: typeof form.values) => answer(api.POST('/devices', { body })),
    onError: (error) => {
      if (error instanceof ApiError) form.setErrors(error.fields);
    },
    onSettled: () => queryClient.invalidateQueries(devices),
    meta: { explainsItself: true },
  });
  return (
    <Dialog opened onClose={onClose} title={t('add')}>
      {adding.data ? (
        <SetUpSteps token={adding.data.token} onDone={onClose} />
      ) : (
        <form onSubmit={form.onSubmit((values) => adding.mutate(values))} noValidate>
          <Stack>
            <ProblemAlert error={adding.error} />
            <TextInput
              label={t('name')}
              description={t('name_hint')}
              maxLength={100}
              required
              data-autofocus
              {...form.getInputProps('name')}
            />
            <Group>
              <Button type="submit" loading={adding.isPending}>
                {t('add')}
              </Button>
              <Button variant="default" onClick={onClose}>
                {ui('cancel')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Dialog>
  );
}

/** What to open on the tablet. The code is behind a #, and so in no log of a server. */
function SetUpSteps({ token, onDone }: { token: string; onDone: () => void }) {
  const t = useTexts();
  const kiosk = `${location.origin}${import.meta.env.BASE_URL}kiosk`;
  const address = `${kiosk}#${token}`;
  return (
    <Stack>
      <Text>{t('ready')}</Text>
      <Code block fz="md" role="group" aria-label={t('address')} tabIndex={0}>
        {address}
      </Code>
      <Text>{t('code_hint', { address: kiosk })}</Text>
      <Code block fz="md" role="group" aria-label={t('code')} tabIndex={0}>
        {token}
      </Code>
      <Group>
        <Button onClick={onDone}>{t('done')}</Button>
        <CopyButton value={address}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? t('copied') : t('copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Stack>
  );
}
