import { NumberInput, type NumberInputProps } from '@mantine/core';
import { currentLanguage } from '../i18n/language';

interface Props extends Omit<NumberInputProps, 'value' | 'onChange'> {
  /** In the smallest unit of the currency; none while nothing is typed. */
  value?: number | '' | undefined;
  onChange: (value: number | undefined) => void;
  currency: string;
}

/** An amount as people write it, kept as an integer. */
export function MoneyInput({ value, onChange, currency, ...props }: Props) {
  const format = new Intl.NumberFormat(currentLanguage(), { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  const separator = format.formatToParts(1.5).find(({ type }) => type === 'decimal')?.value;
  return (
    <NumberInput
      {...props}
      value={typeof value === 'number' ? value / 10 ** digits : ''}
      onChange={(amount) => onChange(amount === '' ? undefined : Math.round(Number(amount) * 10 ** digits))}
      min={0}
      allowNegative={false}
      decimalScale={digits}
      fixedDecimalScale
      decimalSeparator={separator ?? '.'}
      allowedDecimalSeparators={['.', ',']}
      hideControls
      rightSection={currency}
      rightSectionWidth={56}
      inputMode="decimal"
    />
  );
}
