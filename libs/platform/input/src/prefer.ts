import { createParamDecorator, ExecutionContext } from '@nestjs/common';
import { type Request } from 'express';

/** Between commas, which may stand in quoted texts. */
const ELEMENT = /(?:"(?:\\.|[^"\\])*"?|[^,"])+/g;

/** Name and value; the parameters behind a semicolon mean nothing to us. */
const PREFERENCE =
  /^\s*([\w!#$%&'*+.^`|~-]+)\s*(?:=\s*(?:([\w!#$%&'*+.^`|~-]+)|"((?:\\.|[^"\\])*)")?\s*)?(?:;|$)/;

/**
 * Reads a `Prefer` header (RFC 7240): names in lower case, the first of equal ones counts, one without a value has an empty one.
 * What is malformed is passed over, as a preference binds nobody.
 */
export function preferencesIn(header: string): Map<string, string> {
  const preferences = new Map<string, string>();
  for (const [element] of header.matchAll(ELEMENT)) {
    const [, name, token, quoted] = PREFERENCE.exec(element) ?? [];
    if (name === undefined || preferences.has(name.toLowerCase())) continue;
    preferences.set(name.toLowerCase(), token ?? quoted?.replaceAll(/\\(.)/g, '$1') ?? '');
  }
  return preferences;
}

/** How many rows a list has: counted one by one, or estimated where that would take long. */
export type Count = 'exact' | 'estimated';

/** The wish of a request to be told how long the list is. */
export function countPreferenceOf(request: Request): Count | undefined {
  const count = preferencesIn(request.get('Prefer') ?? '').get('count');
  return count === 'exact' || count === 'estimated' ? count : undefined;
}

/** The {@link Count} that the request prefers, if it does. */
export const CountPreference = createParamDecorator((_: unknown, context: ExecutionContext) =>
  countPreferenceOf(context.switchToHttp().getRequest<Request>()),
);
