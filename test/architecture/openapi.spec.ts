import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import { brokenPromises } from './openapi-rules';

const ROOT = join(__dirname, '../..');
const FILE = join(ROOT, 'docs/openapi.json');

const read = (): OpenAPIObject => JSON.parse(readFileSync(FILE, 'utf8')) as OpenAPIObject;

/** Breaks the document in one place. */
const DAMAGES: Record<string, (document: OpenAPIObject) => void> = {
  'has no summary': ({ paths }) => delete paths['/health']!.get!.summary,
  'has no tag': ({ paths }) => delete paths['/health']!.get!.tags,
  'shares its operationId': ({ paths }) => (paths['/health']!.get!.operationId = 'listCustomers'),
  'has no schema of its success': ({ paths }) => delete paths['/api/v1/customers']!.get!.responses['200'],
  'says nothing of its parameter limit': ({ paths }) => {
    const parameters = paths['/api/v1/customers']!.get!.parameters!;
    for (const parameter of parameters)
      if ('name' in parameter && parameter.name === 'limit') delete parameter.description;
  },
  'has a property email without a type': ({ components }) => {
    components!.schemas!.CreateCustomerDto = {
      type: 'object',
      properties: { email: { description: 'E-mail' } },
    };
  },
  'has a property email without description or example': ({ components }) => {
    components!.schemas!.CreateCustomerDto = { type: 'object', properties: { email: { type: 'string' } } };
  },
  'needs first_name and shows no example of it': ({ components }) => {
    components!.schemas!.CreateCustomerDto = {
      type: 'object',
      required: ['first_name'],
      properties: { first_name: { type: 'string', description: 'First name' } },
    };
  },
};

describe('docs/openapi.json', () => {
  it('is valid OpenAPI 3.1', () => {
    const validator = join(ROOT, 'node_modules/.bin/validate-api');
    const { status, stdout, stderr } = spawnSync(validator, [FILE], { encoding: 'utf8' });
    expect({ status, output: stdout + stderr }).toMatchObject({ status: 0 });
    expect(read().openapi).toMatch(/^3\.1\./);
  });

  it('tells a client everything it needs', () => {
    expect(brokenPromises(read())).toEqual([]);
  });

  it.each(Object.keys(DAMAGES))('would not pass if something %s', (problem) => {
    const document = read();
    DAMAGES[problem]!(document);
    expect(brokenPromises(document)).toContainEqual(expect.stringContaining(problem));
  });
});
