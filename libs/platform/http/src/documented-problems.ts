import { databaseProblems } from '@libs/platform/database';
import {
  deviceNotAllowed,
  invalidToken,
  notAuthenticated,
  PUBLIC_EXTENSION,
  type Role,
  ROLES_EXTENSION,
  secondFactorSetupRequired,
  WITHOUT_SECOND_FACTOR_EXTENSION,
} from '@libs/platform/identity';
import { bodyTooLarge, unsupportedMediaType } from '@libs/platform/input';
import {
  internalError,
  invalidInput,
  malformedRequest,
  Problem,
  PROBLEM_EXTENSION,
  type ProblemType,
  problemTypes,
  problemUri,
} from '@libs/platform/problems';
import { getSchemaPath, OpenAPIObject } from '@nestjs/swagger';
import { problemHeaders } from './documented-headers';
import { expectationFailed, headersTooLarge, methodNotAllowed, requestTimeout } from './http.problems';

type PathItem = OpenAPIObject['paths'][string];
type Operation = NonNullable<PathItem['get']>;
type Response = Exclude<NonNullable<Operation['responses'][string]>, { $ref: string }>;

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

/**
 * Adds to every operation the errors, and the 304, that it can answer with. They follow from what it does: whether it needs a
 * token, has parameters, reads a body – and from what `@ApiProblem` says of its room's own rules.
 *
 * @param prefix of the routes that rooms serve; those outside of it operate the process
 */
export function documentProblems(document: OpenAPIObject, prefix: string): void {
  const types = new Map(problemTypes().map((type) => [type.code, type]));
  const responses = ((document.components ??= {}).responses ??= {});
  for (const [path, item] of Object.entries(document.paths)) {
    const usesDatabase = path.startsWith(`${prefix}/`);
    for (const method of METHODS) {
      const operation = item[method] as (Operation & Record<string, unknown>) | undefined;
      if (!operation) continue;
      const isPublic = operation[PUBLIC_EXTENSION] === true;
      const isForDevices = (operation[ROLES_EXTENSION] as Role[] | undefined)?.includes('kiosk') ?? false;
      const mayLackSecondFactor =
        isPublic || isForDevices || operation[WITHOUT_SECOND_FACTOR_EXTENSION] === true;
      const extensions = Object.keys(operation).filter((name) => name.startsWith(PROBLEM_EXTENSION));
      delete operation[PUBLIC_EXTENSION];
      delete operation[WITHOUT_SECOND_FACTOR_EXTENSION];
      for (const name of extensions) delete operation[name];
      if (isPublic) operation.security = [];
      // Express compares a GET's preconditions (RFC 9110, section 13.1.2) whoever wrote its handler.
      if (method === 'get')
        operation.responses['304'] ??= { description: 'Not modified, when asked with `If-None-Match`' };
      const possible = [
        ...problemsOf(method, operation, isPublic),
        ...(mayLackSecondFactor ? [] : [secondFactorSetupRequired]),
        ...(isPublic || isForDevices ? [] : [deviceNotAllowed]),
        ...(usesDatabase ? databaseProblems(isPublic) : []),
        ...extensions.map((name) => types.get(name.slice(PROBLEM_EXTENSION.length))!),
      ];
      for (const [status, group] of byStatus(possible)) {
        const name = group.map(({ code }) => code).join('.');
        responses[name] ??= responseOf(group);
        operation.responses[status] = { $ref: `#/components/responses/${name}` };
      }
    }
  }
}

/** What any operation of this shape can answer with. */
function problemsOf(
  method: (typeof METHODS)[number],
  { parameters = [], requestBody }: Operation,
  isPublic: boolean,
): ProblemType[] {
  // A body that nobody asked for is judged too.
  const readsBody = requestBody !== undefined || !['get', 'delete'].includes(method);
  return [
    malformedRequest,
    methodNotAllowed,
    requestTimeout,
    expectationFailed,
    headersTooLarge,
    internalError,
    ...(isPublic ? [] : [notAuthenticated, invalidToken]),
    ...(parameters.length > 0 || readsBody ? [invalidInput] : []),
    ...(readsBody ? [bodyTooLarge, unsupportedMediaType] : []),
  ];
}

function byStatus(types: ProblemType[]): Map<string, ProblemType[]> {
  const groups = new Map<string, ProblemType[]>();
  for (const type of types.toSorted((one, other) => one.status - other.status)) {
    const status = String(type.status);
    groups.set(status, [...(groups.get(status) ?? []), type]);
  }
  return groups;
}

function responseOf(types: ProblemType[]): Response {
  return {
    headers: problemHeaders(types),
    description: types.map(({ title, code }) => `${title} (\`${code}\`)`).join(', or '),
    content: {
      'application/problem+json': {
        schema: { $ref: getSchemaPath(Problem) },
        examples: Object.fromEntries(types.map((type) => [type.code, { value: exampleOf(type) }])),
      },
    },
  };
}

const exampleOf = (type: ProblemType): Problem => ({
  type: problemUri(type),
  code: type.code,
  title: type.title,
  status: type.status,
  detail: type.detail,
  instance: '/api/v1/customers',
  status_code: type.status,
  request_id: '5b0c9f0e-7a35-4d3e-9a0c-6f0d5a3b7a11',
});
