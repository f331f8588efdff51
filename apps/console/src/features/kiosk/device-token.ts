const STORAGE_KEY = 'gym-manager:device';
const LETTERS = 28;
const GROUP = 4;

/** The token that this tablet was set up with (docs/decisions/0054-devices.md says why it may be kept here). */
export const keptToken = (): string | undefined => localStorage.getItem(STORAGE_KEY) ?? undefined;

export const keepToken = (token: string): void => localStorage.setItem(STORAGE_KEY, token);

export const forgetToken = (): void => localStorage.removeItem(STORAGE_KEY);

/**
 * The token in what somebody has typed or pasted: with other separators or none, in capitals, with an O for a 0, or as the whole
 * address.
 *
 * @returns undefined when there is none in it
 */
export function readToken(text: string): string | undefined {
  const typed = text.slice(text.lastIndexOf('#') + 1).toLowerCase();
  const letters = typed.replaceAll(/[^\da-z]/g, '');
  const gym = letters.slice(0, -LETTERS);
  const secret = letters.slice(-LETTERS).replaceAll('o', '0').replaceAll(/[il]/g, '1');
  if (!/^[1-9]\d*$/.test(gym) || secret.length < LETTERS || secret.includes('u')) return undefined;
  const groups = Array.from({ length: LETTERS / GROUP }, (_, index) =>
    secret.slice(index * GROUP, (index + 1) * GROUP),
  );
  return [gym, ...groups].join('-');
}
