import { ActionIcon, Button, Group, Title } from '@mantine/core';
import { Maximize } from 'lucide-react';
import { useEffect, useState } from 'react';
import { chooseLanguage, currentLanguage, LANGUAGES } from '../../i18n/language';
import classes from './kiosk.module.css';
import { useTexts } from './texts';

const nameOf = (language: string): string =>
  new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language;

/** Whose tablet it is, in which other language it can speak, and how it fills the screen. */
export function KioskHeader({ gymName }: { gymName: string }) {
  const t = useTexts();
  const mayFillScreen = useMayFillScreen();
  return (
    <header className={classes.header}>
      <Title order={1} size="h2">
        {gymName || t('title')}
      </Title>
      <Group gap="xs" wrap="nowrap">
        {LANGUAGES.filter((language) => language !== currentLanguage()).map((language) => (
          <Button key={language} variant="default" lang={language} onClick={() => chooseLanguage(language)}>
            {nameOf(language)}
          </Button>
        ))}
        {mayFillScreen && (
          <ActionIcon
            variant="default"
            size={44}
            aria-label={t('fill_screen')}
            onClick={() => void document.documentElement.requestFullscreen()}
          >
            <Maximize size={20} aria-hidden />
          </ActionIcon>
        )}
      </Group>
    </header>
  );
}

/** Whether the browser can show the page alone, and does not yet. */
function useMayFillScreen(): boolean {
  const [isFull, setIsFull] = useState(document.fullscreenElement !== null);
  useEffect(() => {
    const look = () => setIsFull(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', look);
    return () => document.removeEventListener('fullscreenchange', look);
  }, []);
  return document.fullscreenEnabled && !isFull;
}
