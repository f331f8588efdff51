import { Request } from 'express';

/**
 * The route that answers a request, such as `/api/v1/customers/{id}`; known once it has been found. Whatever matches
 * none is one value, lest scanners make a series of every path.
 */
export function routeTemplate(request: Request): string {
  const route = request.route as { path: string } | undefined;
  return route ? route.path.replace(/:(\w+)/g, '{$1}') : 'unmatched';
}
