import { Checkbox, type CheckboxProps } from '@mantine/core';
import { useTexts } from './texts';
import type { Selection } from './use-selection';

interface AllProps<Item> extends CheckboxProps {
  selection: Selection<Item>;
}

/** Ticks every row that can be ticked, or none. */
export function SelectAll<Item>({ selection, ...props }: AllProps<Item>) {
  const t = useTexts();
  return (
    <Checkbox
      aria-label={t('select_all')}
      checked={selection.isFull}
      indeterminate={selection.selected.length > 0 && !selection.isFull}
      onChange={selection.toggleAll}
      {...props}
    />
  );
}

interface OneProps<Item> extends AllProps<Item> {
  item: Item;
  name: string;
}

/** Ticks one row. */
export function SelectOne<Item>({ selection, item, name, ...props }: OneProps<Item>) {
  const t = useTexts();
  return (
    <Checkbox
      aria-label={t('select', { name })}
      disabled={!selection.canHave(item)}
      checked={selection.has(item)}
      onChange={() => selection.toggle(item)}
      {...props}
    />
  );
}
