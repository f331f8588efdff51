import { readLocalStorageValue, useLocalStorage } from '@mantine/hooks';
import { z } from 'zod/mini';
import { type MembersSearch, readSearch } from './search';

/** What the list shows, under a name that somebody has given it. */
export interface View {
  name: string;
  search: MembersSearch;
}

const kept = z.catch(
  z.array(z.object({ name: z.string(), search: z.record(z.string(), z.unknown()) })),
  () => [],
);

const read = (text: string | undefined): View[] =>
  kept.parse(parse(text)).map(({ name, search }) => ({ name, search: readSearch(search) }));

function parse(text = '[]'): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return [];
  }
}

const byName = (one: View, other: View): number => one.name.localeCompare(other.name);

/** The views of a gym's list that were saved in this browser, by name; in every tab alike. */
export function useViews(gymId: number) {
  const key = `gym-manager:views:${gymId}`;
  const options = { key, deserialize: read, defaultValue: [], getInitialValueInEffect: false };
  const [views, setViews] = useLocalStorage<View[]>(options);
  const others = (name: string) => readLocalStorageValue(options).filter((view) => view.name !== name);
  return {
    views,
    /** In place of another one of that name. */
    save: (view: View) => setViews([...others(view.name), view].toSorted(byName)),
    remove: (name: string) => setViews(others(name)),
  };
}
