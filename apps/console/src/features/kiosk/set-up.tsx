import { Alert, Button, Center, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useEffect, useState } from 'react';
import { ProblemAlert } from '../../ui/problem-alert';
import { readToken } from './device-token';
import { isRevoked as isRefused, kioskOf } from './queries';
import { useTexts } from './texts';

interface Props {
  /** From the address; empty when it has none. */
  code: string;
  /** Whether the tablet worked until somebody revoked it. */
  isRevoked: boolean;
  onReady: (token: string) => void;
}

/** Asks for the code of a device, and tries it. */
export function SetUp({ code, isRevoked, onReady }: Props) {
  const t = useTexts();
  const queryClient = useQueryClient();
  const [entered, setEntered] = useState(code);
  const { mutate, ...trying } = useMutation({
    mutationFn: async (text: string) => {
      const token = readToken(text);
      if (!token) return undefined;
      await queryClient.query({ ...kioskOf(token), staleTime: 0 });
      return token;
    },
    onSuccess: (token) => token && onReady(token),
    meta: { explainsItself: true },
  });
  useEffect(() => {
    if (code) mutate(code);
  }, [code, mutate]);
  const isWrong = isRefused(trying.error) || (trying.isSuccess && !trying.data);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    mutate(entered);
  };
  return (
    <Center component="main" mih="100dvh" p="md">
      <Paper w="100%" maw={560} p="lg" withBorder>
        <form onSubmit={submit} noValidate>
          <Stack>
            <Title order={1} size="h2">
              {t('set_up')}
            </Title>
            {isRevoked && (
              <Alert color="red" role="alert">
                {t('revoked')}
              </Alert>
            )}
            <Text>{t('set_up_text')}</Text>
            <ProblemAlert error={isWrong ? null : trying.error} />
            <TextInput
              label={t('code')}
              value={entered}
              onChange={(event) => setEntered(event.currentTarget.value)}
              error={isWrong && t('wrong_code')}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              required
              size="lg"
            />
            <Button type="submit" size="lg" loading={trying.isPending}>
              {t('start')}
            </Button>
          </Stack>
        </form>
      </Paper>
    </Center>
  );
}
