import { useRouter } from '@tanstack/react-router';
import type { LucideIcon } from 'lucide-react';
import { desk } from './desk-route';
import { type texts, useTexts } from './texts';
import type { Role } from './workplaces';

/** How a route is found: in the navigation, in the palette, and by `g` and a letter. */
export interface NavigationEntry {
  icon: LucideIcon;
  /** Its name, a key of `pages` in the shell's texts: a page's own texts come with the page. */
  name: keyof typeof texts.pages;
  /** The letter after `g`. */
  key: string;
  /** Lower ones come first; on phones the first four stand at the bottom, the others in a menu. */
  order: number;
  /** Who may see it; everybody, unless given. */
  roles?: Role[];
}

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    navigation?: NavigationEntry;
  }
}

export interface NavigationItem extends NavigationEntry {
  /** In the chosen language. */
  label: string;
  /** The path of the route. */
  to: string;
}

/** The entries that the role of whoever is signed in may see, in their order. */
export function useNavigation(): NavigationItem[] {
  const t = useTexts();
  const router = useRouter();
  const { gym } = desk.useRouteContext();
  return Object.values(router.routesByPath)
    .flatMap((route) => {
      const entry = route.options.staticData?.navigation;
      return entry && (entry.roles?.includes(gym.role) ?? true)
        ? [{ ...entry, label: t(`pages.${entry.name}`), to: route.fullPath }]
        : [];
    })
    .sort((one, other) => one.order - other.order);
}
