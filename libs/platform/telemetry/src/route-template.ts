import { Request } from 'express';

/** Of every route that has been found, by its path as Express has it. */
const templates = new Map<string, string>();

/**
 * The route that answers a request, such as `/api/v1/customers/{id}`; known once it has been found. Whatever matches
 * none is one value, lest scanners make a series of every path.
 */
export function routeTemplate(request: Request): string {
  const route = request.route as { path: string } | undefined;
  if (!route) return 'unmatched';
  let template = templates.get(route.path);
  if (template === undefined) {
    template = route.path.replace(/:(\w+)/g, '{$1}');
    templates.set(route.path, template);
  }
  return template;
}
