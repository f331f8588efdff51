import type { OpenAPIObject } from '@nestjs/swagger';

type PathItem = OpenAPIObject['paths'][string];
type Operation = NonNullable<PathItem['get']>;
type Schema = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

/** What the document lacks for somebody who generates a client from it, beyond what Redocly checks; one sentence each. */
export function brokenPromises(document: OpenAPIObject): string[] {
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => (item[method] ? [{ path, method, operation: item[method] }] : [])),
  );
  return [
    ...operations.flatMap(({ path, method, operation }) =>
      operationProblems(method, operation).map((problem) => `${method.toUpperCase()} ${path} ${problem}`),
    ),
    ...Object.entries(document.components?.schemas ?? {}).flatMap(([name, schema]) =>
      schemaProblems(schema).map((problem) => `${name} ${problem}`),
    ),
    ...operations
      .flatMap(({ operation }) => bodySchemas(operation))
      .flatMap((name) => exampleProblems(document, name).map((problem) => `${name} ${problem}`)),
  ];
}

/** What any request can be answered with, before it is known what it asks for or because something is broken. */
const ANY_REQUEST = ['400', '405', '408', '417', '431', '500'];

function operationProblems(method: string, { tags, parameters = [], responses }: Operation): string[] {
  const problems: string[] = [];
  if (!tags?.length) problems.push('has no tag');

  for (const status of method === 'get' ? ['304', ...ANY_REQUEST] : ANY_REQUEST)
    if (!responses[status]) problems.push(`does not say that it can answer ${status}`);

  const [status, success] = Object.entries(responses).find(([code]) => code.startsWith('2')) ?? [];
  const described =
    success && 'content' in success && Object.values(success.content ?? {}).some(({ schema }) => schema);
  if (status !== '204' && !described) problems.push('has no schema of its success');

  for (const parameter of parameters) {
    if ('$ref' in parameter) continue;
    if (!parameter.description) problems.push(`says nothing of its parameter ${parameter.name}`);
    if (!parameter.schema) problems.push(`has a parameter ${parameter.name} without a type`);
  }

  return problems;
}

function schemaProblems(schema: Schema): string[] {
  if ('$ref' in schema) return [];
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    if ('$ref' in property || property.allOf || property.oneOf || property.anyOf) return [];
    const problems: string[] = [];
    if (!property.type && !property.enum) problems.push(`has a property ${name} without a type`);
    if (property.format === 'email')
      problems.push(`has a property ${name} of format email, which is ASCII only`);
    if (!property.description && property.example === undefined && !property.enum)
      problems.push(`has a property ${name} without description or example`);
    return problems;
  });
}

/** Names of the schemas that an operation reads. */
function bodySchemas({ requestBody }: Operation): string[] {
  if (!requestBody || '$ref' in requestBody) return [];
  return Object.values(requestBody.content).flatMap(({ schema }) =>
    schema && '$ref' in schema ? [schema.$ref.split('/').at(-1)!] : [],
  );
}

/** A body can be tried out only when an example of every member that must be there is given. */
function exampleProblems({ components }: OpenAPIObject, name: string): string[] {
  const schema = components?.schemas?.[name];
  if (!schema || '$ref' in schema) return ['is not described'];
  return (schema.required ?? [])
    .filter((member) => {
      const property = schema.properties?.[member];
      return !property || '$ref' in property || property.example === undefined;
    })
    .map((member) => `needs ${member} and shows no example of it`);
}

/** Every header that an answer can have, sorted. */
export function responseHeaders({ paths, components }: OpenAPIObject): string[] {
  const responses = [
    ...Object.values(components?.responses ?? {}),
    ...Object.values(paths).flatMap((item) =>
      METHODS.flatMap((method) => Object.values(item[method]?.responses ?? {})),
    ),
  ];
  const names = responses.flatMap((response) =>
    response && 'headers' in response ? Object.keys(response.headers ?? {}) : [],
  );
  return [...new Set(names)].toSorted();
}
