/** Three digits are all that such figures are worth. */
export function rounded(value: number): string {
  if (value > 0 && value < 0.001) return '< 0.001';
  return Number(value.toPrecision(3)).toLocaleString('en', { maximumFractionDigits: 5 });
}
