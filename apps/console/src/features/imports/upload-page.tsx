import { Alert, List, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { failedWith } from '../../api/problem';
import { explain } from '../../api/problem-texts';
import { FileDrop } from '../../ui/file-drop';
import { Page } from '../../ui/page';
import { importDetails, importPages, uploadFile } from './queries';
import { Steps } from './steps';
import { useTexts } from './texts';

/** The first step of an import: the file. */
export function UploadPage() {
  const t = useTexts();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const uploading = useMutation({
    mutationFn: uploadFile,
    onSuccess: (uploaded) => {
      queryClient.setQueryData(importDetails(uploaded.id).queryKey, uploaded);
      void queryClient.invalidateQueries({ queryKey: importPages.queryKey });
      void navigate({ to: '/imports/$importId', params: { importId: String(uploaded.id) } });
    },
    meta: { explainsItself: true },
  });
  const { error } = uploading;
  return (
    <Page title={t('new')}>
      <Steps at="upload" />
      <Stack maw={640}>
        <FileDrop
          label={t('upload.choose')}
          hint={t('upload.hint')}
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          isPending={uploading.isPending}
          onFile={(file) => uploading.mutate(file)}
        />
        {error && (
          <Alert color="red" role="alert" title={explain(error)}>
            {failedWith(error, 'import_unreadable') && error.problem?.detail}
          </Alert>
        )}
        <Text>{t('upload.before')}</Text>
        <List>
          <List.Item>{t('upload.formats')}</List.Item>
          <List.Item>{t('upload.safe')}</List.Item>
          <List.Item>{t('upload.mails')}</List.Item>
        </List>
      </Stack>
    </Page>
  );
}
