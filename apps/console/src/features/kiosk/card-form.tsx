import { Button, TextInput } from '@mantine/core';
import { type SubmitEvent, useEffect, useRef } from 'react';
import classes from './kiosk.module.css';
import { useTexts } from './texts';

const MAX_LENGTH = 64;

/**
 * Takes a card number that somebody types, or a scanner. What is typed while nothing has the focus goes into the field, so that a scanner
 * of any speed works, and no keyboard covers the screen before somebody touches the field.
 */
export function CardForm({ onCard }: { onCard: (card_number: string) => void }) {
  const t = useTexts();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const listen = ({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent) => {
      if (key.length !== 1 || ctrlKey || metaKey || altKey || target === field.current) return;
      // A space would press the button that has the focus.
      if (key !== ' ') field.current?.focus();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const card = field.current!.value.trim();
    field.current!.value = '';
    // The keyboard of the tablet goes with it.
    field.current!.blur();
    if (card) onCard(card);
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput
        ref={field}
        label={t('card_number')}
        size="xl"
        maxLength={MAX_LENGTH}
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="go"
        className={classes.field}
      />
      <Button type="submit" size="xl">
        {t('check_in')}
      </Button>
    </form>
  );
}
