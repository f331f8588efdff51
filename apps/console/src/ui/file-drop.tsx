import { Loader, Text } from '@mantine/core';
import { FileUp } from 'lucide-react';
import { type ChangeEvent, type DragEvent, useState } from 'react';
import classes from './file-drop.module.css';

interface Props {
  label: string;
  hint: string;
  /** As `accept` of an input has it. */
  accept: string;
  isPending?: boolean;
  onFile: (file: File) => void;
}

/** Takes a file that is dropped onto it or chosen. */
export function FileDrop({ label, hint, accept, isPending = false, onFile }: Props) {
  const [isOver, setOver] = useState(false);
  const over = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onFile(file);
  };
  const choose = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const [file] = currentTarget.files ?? [];
    if (file) onFile(file);
    // So that the same file can be chosen again once it was corrected.
    currentTarget.value = '';
  };
  return (
    <label className={classes.zone} data-over={isOver || undefined}>
      {isPending ? <Loader /> : <FileUp size={40} aria-hidden />}
      <Text fw={600}>{label}</Text>
      <Text size="sm">{hint}</Text>
      <input
        type="file"
        className={classes.input}
        accept={accept}
        disabled={isPending}
        onChange={choose}
        onDragOver={over}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      />
    </label>
  );
}
