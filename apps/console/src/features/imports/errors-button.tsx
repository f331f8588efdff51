import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { answer, api } from '../../api/client';
import { download } from '../../ui/download';
import { useTexts } from './texts';

/** Hands out the rows that were not taken over, to be corrected in a spreadsheet. */
export function ErrorsButton({ id }: { id: number }) {
  const t = useTexts();
  const loading = useMutation({
    mutationFn: () =>
      answer(api.GET('/imports/{id}/errors.csv', { params: { path: { id } }, parseAs: 'blob' })),
    onSuccess: (file) => download(file, `import-${id}-errors.csv`),
  });
  return (
    <Button
      variant="default"
      leftSection={<Download size={20} aria-hidden />}
      loading={loading.isPending}
      onClick={() => loading.mutate()}
    >
      {t('errors_csv')}
    </Button>
  );
}
