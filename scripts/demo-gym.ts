/** Invents the people of the demo gym: the same ones at every run. Dates are relative to `today`. */

/** A row of `customers` but for its gym and its id. */
export interface DemoCustomer {
  first_name: string;
  last_name: string;
  email: string;
  phone: string | null;
  active: boolean;
  date_of_birth: string | null;
  membership_start: string | null;
  membership_end: string | null;
  notes: string | null;
  created_at: string;
}

const FIRST_NAMES = `
  Ada, Amélie, Anaïs, Aoife, Astrid, Beatriz, Chiara, Chloé, Dilek, Eleni, Élodie, Fatima, Grace,
  Hannah, Ingrid, Jana, Katarzyna, Léa, Linh, Mairéad, María, Miriam, Nadia, Olga, Priya, Renée, Sofía,
  Þóra, Ülkü, Zoë, Žofie, Ольга, 美咲, سارة, Ahmed, Álvaro, Björn, Bogdan, Carlos, Daniel, Diego, Dušan,
  Emre, François, Gábor, Håkon, Henrik, Ibrahim, James, Jürgen, Kofi, Lars, Łukasz, Marek, Mehmet,
  Nils, Óscar, Paul, Rasmus, Seán, Søren, Tomáš, Wei, Yusuf, Αλέξανδρος, Дмитрий, 大輔`
  .split(',')
  .map((name) => name.trim());

const LAST_NAMES = `
  Andersson, Ångström, Becker, Bianchi, Çelik, Clarke, Cohen, Costa, D'Angelo, Dubois, Dvořák,
  El-Sayed, Eriksen, Fernández, Fischer, García, Großmann, Gruber, Hansen, Horváth, Ivanova, Jensen,
  Kaya, Kovačević, Kowalczyk, Larsen, Lefèvre, Lovelace, Mensah, Molina, Müller, Murphy,
  Müller-Lüdenscheidt, Nguyễn, Nielsen, Novák, O'Brien, Okafor, Öztürk, Papadopoulos, Patel, Petrović,
  Rossi, Ruiz, Şahin, Sánchez, Schmidt, Silva, Smith, Szabó, van den Berg, van Dijk, Weiß, Wójcik,
  Yılmaz, Zieliński, 佐藤, 王`
  .split(',')
  .map((name) => name.trim());

const NOTES = [
  'Prefers mornings.',
  'Knee surgery last spring: no deep squats until the physiotherapist agrees.',
  'Allergic to latex – use the fabric bands.',
  'Trains for the Berlin marathon.',
  'Pays in cash at the front desk.',
  'Came through a friend; asked about the family rate.',
  'Locker 42.\nLost the key once.',
  'Personal training on Tuesdays with Zoë.',
];

const PHONE_PREFIXES = ['+49 1517', '+44 7700 90', '+33 6 39 98', '+48 600', '+34 600 00', '+1 202 555 0'];
const MAIL_DOMAINS = ['example.com', 'example.net', 'example.org'];
const DAY_MS = 86_400_000;

/** @param today midnight UTC that all dates are counted from */
export function inventCustomers(count: number, today: Date): DemoCustomer[] {
  const random = repeatableRandom(20_260_101);
  const below = (limit: number): number => Math.floor(random() * limit);
  const pick = <Item>(items: Item[]): Item => items[below(items.length)]!;
  const daysFromToday = (days: number): Date => new Date(today.getTime() + days * DAY_MS);

  return Array.from({ length: count }, (_, index) => {
    const first_name = pick(FIRST_NAMES);
    const last_name = pick(LAST_NAMES);
    const membership = inventMembership(random());
    // Somebody joins on the day the membership starts, or drops in before buying one.
    const joinedDaysAgo = membership ? Math.max(0, -membership.start) : below(400);
    const created = daysFromToday(-joinedDaysAgo).getTime() - below(DAY_MS);
    return {
      first_name,
      last_name,
      email: `${mailName(first_name, last_name)}${index + 1}@${pick(MAIL_DOMAINS)}`,
      phone: random() < 0.8 ? `${pick(PHONE_PREFIXES)}${String(below(1_000)).padStart(3, '0')}` : null,
      active: random() < 0.93,
      date_of_birth: random() < 0.9 ? isoDate(daysFromToday(-inventAgeInDays(random()))) : null,
      membership_start: membership && isoDate(daysFromToday(membership.start)),
      membership_end: membership?.end === undefined ? null : isoDate(daysFromToday(membership.end)),
      notes: random() < 0.25 ? pick(NOTES) : null,
      created_at: new Date(created).toISOString(),
    };
  });
}

/** First and last day counted from today: running, open-ended, about to end, over, in the future, or none at all. */
function inventMembership(share: number): { start: number; end?: number } | null {
  const detail = Math.floor(share * 10_000) % 365;
  if (share < 0.45) return { start: -detail, end: 364 - detail };
  if (share < 0.6) return { start: -detail * 3 };
  if (share < 0.7) return { start: (detail % 8) - 365, end: detail % 8 };
  if (share < 0.88) return { start: -730 - detail, end: -365 - detail };
  if (share < 0.9) return { start: 1 + (detail % 30), end: 365 + (detail % 30) };
  return null;
}

/** 16 to 85 years, most of them between 20 and 45. */
const inventAgeInDays = (share: number): number => Math.floor((16 + 69 * share ** 1.8) * 365.25);

const isoDate = (date: Date): string => date.toISOString().slice(0, 10);

/** What a mail provider would make of the name. */
function mailName(...names: string[]): string {
  const ascii = names
    .map((name) =>
      name
        .normalize('NFD')
        .toLowerCase()
        .replaceAll('ß', 'ss')
        .replace(/[^a-z]/g, ''),
    )
    .filter(Boolean);
  return ascii.length > 0 ? ascii.join('.') : 'member';
}

/** Mulberry32: small, and even enough to invent people. */
function repeatableRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}
