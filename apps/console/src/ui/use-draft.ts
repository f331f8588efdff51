import { useMemo } from 'react';

export interface Draft<Values> {
  /** What was typed before a reload, or the empty form. */
  values: Values;
  keep: (values: Values) => void;
  drop: () => void;
}

/** Keeps what is typed into a form for as long as the tab is there: `initialValues` and `onValuesChange` of `useForm`. */
export function useDraft<Values extends object>(name: string, empty: Values): Draft<Values> {
  return useMemo(() => {
    const key = `gym-manager:draft:${name}`;
    const kept = sessionStorage.getItem(key);
    return {
      values: kept === null ? empty : { ...empty, ...(JSON.parse(kept) as Partial<Values>) },
      keep: (values) => sessionStorage.setItem(key, JSON.stringify(values)),
      drop: () => sessionStorage.removeItem(key),
    };
  }, [name, empty]);
}
