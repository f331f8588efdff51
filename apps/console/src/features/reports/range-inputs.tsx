import { NativeSelect, TextInput } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { todayIn } from '../../api/gym';
import { desk } from '../../shell/desk-route';
import { type Preset, PRESETS, rangeOf } from './presets';
import type { ReportSearch } from './search';
import { useTexts } from './texts';

const route = getRouteApi('/desk/reports/$report');

/** Of which days the report is. They stand in the address. @param shown what the server has chosen where nothing is said */
export function RangeInputs({ shown }: { shown: { from: string; to: string } | undefined }) {
  const t = useTexts();
  const navigate = route.useNavigate();
  const search = route.useSearch();
  const { gym } = desk.useRouteContext();
  const today = todayIn(gym.timezone);
  const from = search.from ?? shown?.from ?? '';
  const to = search.to ?? shown?.to ?? '';
  const set = (change: Partial<ReportSearch>) =>
    void navigate({ to: '.', search: (before) => ({ ...before, ...change }), replace: true });
  const preset = PRESETS.find((name) => {
    const range = rangeOf(name, today);
    return range.from === from && range.to === to;
  });
  const isReversed = from !== '' && to !== '' && from > to;
  return (
    <>
      <NativeSelect
        label={t('range.preset')}
        data={[
          { value: '', label: t('range.other') },
          ...PRESETS.map((name) => ({ value: name, label: t(`presets.${name}`) })),
        ]}
        value={preset ?? ''}
        onChange={({ currentTarget: { value } }) => value && set(rangeOf(value as Preset, today))}
      />
      <TextInput
        type="date"
        label={t('range.from')}
        value={from}
        max={to}
        error={isReversed && t('range.reversed')}
        onChange={({ currentTarget: { value } }) => value && set({ from: value, to: to || undefined })}
      />
      <TextInput
        type="date"
        label={t('range.to')}
        value={to}
        min={from}
        onChange={({ currentTarget: { value } }) => value && set({ from: from || undefined, to: value })}
      />
    </>
  );
}
