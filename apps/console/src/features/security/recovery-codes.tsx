import { Button, Code, CopyButton, Group } from '@mantine/core';
import { useTexts } from './texts';

/** Codes that the API shows once. */
export function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const t = useTexts();
  const text = codes.join('\n');
  return (
    <>
      <Code block>{text}</Code>
      <Group>
        <Button onClick={onKept}>{t('kept')}</Button>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? t('copied') : t('copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
    </>
  );
}
