import Ajv, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

/** JSON Schema 2020-12, as far as somebody looks into it. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  enum?: unknown[];
  const?: unknown;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  example?: unknown;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header' | 'cookie';
  required?: boolean;
  schema?: Schema;
}

type Content = Record<string, { schema?: Schema }>;
type Reference = { $ref: string };

interface RawOperation {
  parameters?: (Parameter | Reference)[];
  requestBody?: { content: Content } | Reference;
  responses: Record<string, { content?: Content } | Reference>;
  'x-roles'?: string[];
}
interface RawDocument {
  paths: Record<string, Record<string, RawOperation>>;
  components?: Record<string, Record<string, unknown>>;
}

/** One method of one path: what it takes. */
export interface Operation {
  method: string;
  /** Such as `/api/v1/customers/{id}`. */
  path: string;
  parameters: Parameter[];
  /** By media type; empty when it takes no body. */
  body: Record<string, Schema>;
  /** Whom it is for; empty when it needs no token. */
  roles: string[];
}

/** What came back, as far as a document describes it. */
export interface Described {
  status: number;
  /** The whole `Content-Type` header. */
  type: string | null | undefined;
  text: string;
}

/** What schemas call the one that has all components. */
const COMPONENTS = 'document';

const METHODS = ['get', 'put', 'post', 'delete', 'patch'];

/** An OpenAPI 3.1 document, with which answers are compared. */
export class ApiDocument {
  private readonly document: RawDocument;
  private readonly routes: { pattern: RegExp; operations: Record<string, RawOperation> }[];
  private readonly ajv = addFormats(new Ajv({ strict: false, allErrors: true })).addFormat(
    'idn-email',
    String.raw`^[^\s@]+@[^\s@]+$`,
  );
  private readonly validators = new Map<Schema, ValidateFunction>();

  constructor(document: object) {
    // The components are looked through once, and not again for each schema that refers to them.
    const text = JSON.stringify(document).replaceAll('"$ref":"#/', `"$ref":"${COMPONENTS}#/`);
    this.document = JSON.parse(text) as RawDocument;
    closeObjects(this.document);
    this.ajv.addSchema({ components: this.document.components }, COMPONENTS);
    this.routes = Object.entries(this.document.paths)
      .toSorted(([one], [other]) => countParameters(one) - countParameters(other))
      .map(([path, operations]) => ({ pattern: patternOf(path), operations }));
  }

  /** Everything that can be asked. */
  operations(): Operation[] {
    return Object.entries(this.document.paths).flatMap(([path, item]) =>
      METHODS.filter((method) => item[method]).map((method) => {
        const { parameters = [], requestBody } = item[method]!;
        const { content = {} } = requestBody ? this.resolve(requestBody) : {};
        return {
          method: method.toUpperCase(),
          path,
          parameters: parameters.map((parameter) => this.resolve(parameter)),
          body: Object.fromEntries(Object.entries(content).map(([type, { schema = {} }]) => [type, schema])),
          roles: item[method]!['x-roles'] ?? [],
        };
      }),
    );
  }

  /** What a reference leads to; anything else is returned as it is. */
  resolve<T extends object>(value: T | Reference): T {
    if (!('$ref' in value) || typeof value.$ref !== 'string') return value as T;
    const [, group = '', name = ''] = /#\/components\/(\w+)\/(.+)$/.exec(value.$ref) ?? [];
    return this.resolve(this.document.components![group]![name] as T);
  }

  /**
   * What of an answer is not documented; undefined when all of it is. Paths that the document does not have are none of
   * its business, nor are preflights.
   */
  complaint(method: string, path: string, { status, type, text }: Described): string | undefined {
    const operations = this.routes.find(({ pattern }) => pattern.test(path))?.operations;
    if (!operations || method === 'OPTIONS') return undefined;
    const operation = operations[method === 'HEAD' ? 'get' : method.toLowerCase()];
    if (!operation) return status < 400 ? 'the method is not documented and succeeds' : undefined;
    const response = operation.responses[status];
    if (!response) return `the status ${status} is not documented`;
    if (method === 'HEAD') return undefined;
    const { content } = this.resolve(response);
    if (!content) return text === '' ? undefined : `a body with the status ${status} is not documented`;
    const mediaType = (type ?? '').split(';', 1)[0]!.trim().toLowerCase();
    const described = content[mediaType];
    if (!described) return `${mediaType || 'no media type'} with the status ${status} is not documented`;
    return this.mismatch(described.schema ?? {}, /\bjson$/.test(mediaType) ? JSON.parse(text) : text);
  }

  private mismatch(schema: Schema, value: unknown): string | undefined {
    let validate = this.validators.get(schema);
    if (!validate) {
      validate = this.ajv.compile(schema);
      this.validators.set(schema, validate);
    }
    if (validate(value)) return undefined;
    return validate
      .errors!.map(({ instancePath, message, params }) =>
        `${instancePath} ${message} ${JSON.stringify(params)}`.trim(),
      )
      .join('; ');
  }
}

const documents = new Map<string, Promise<ApiDocument | undefined>>();

/** The document of a deployment, read once; undefined when it publishes none. */
export function documentOf(baseUrl: string): Promise<ApiDocument | undefined> {
  let document = documents.get(baseUrl);
  if (!document) {
    document = readDocument(baseUrl);
    documents.set(baseUrl, document);
    document.catch(() => documents.delete(baseUrl));
  }
  return document;
}

async function readDocument(baseUrl: string): Promise<ApiDocument | undefined> {
  const response = await fetch(`${baseUrl}/openapi.json`);
  const text = await response.text();
  if (response.ok) return new ApiDocument(JSON.parse(text) as object);
  if (response.status < 500) return undefined;
  throw new Error(`/openapi.json answered ${response.status}: ${text}`);
}

const countParameters = (path: string): number => path.split('{').length;

/** What Express matches: letters in any case, with or without a slash at the end. */
function patternOf(path: string): RegExp {
  const parts = path.split(/\{\w+\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('[^/]+')}/?$`, 'i');
}

/** Forbids members that are not documented. Clients are told no such thing: for them, new members may come. */
function closeObjects(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const schema = value as Schema;
  if ([schema.type].flat().includes('object') && schema.properties) schema.additionalProperties ??= false;
  Object.values(value).forEach(closeObjects);
}
