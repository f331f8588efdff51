import { formatNumber } from '../../i18n/format';
import { Figure, Figures } from '../../ui/figure';
import type { Import } from './queries';
import { useTexts } from './texts';

/** What has become, or would become, of the rows. */
export function Counts({ file }: { file: Import }) {
  const t = useTexts();
  const names =
    file.status === 'undone'
      ? (['reverted', 'kept'] as const)
      : (['created', 'updated', 'skipped', 'rejected', 'in_review'] as const);
  const tense = file.status === 'checked' ? 'would' : 'did';
  return (
    <Figures>
      {names.map((name) => (
        <Figure key={name} label={t(`counts.${tense}.${name}`)} value={formatNumber(file[name])} />
      ))}
    </Figures>
  );
}
