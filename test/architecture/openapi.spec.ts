import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { EXPOSED_HEADERS } from '../../libs/platform/http/src/documented-headers';
import { brokenPromises, responseHeaders } from './openapi-rules';

const FILE = join(__dirname, '../../docs/openapi.json');

const read = (): OpenAPIObject => JSON.parse(readFileSync(FILE, 'utf8')) as OpenAPIObject;

/** What Redocly finds wrong, warnings too. */
async function lint(document: OpenAPIObject): Promise<string[]> {
  const config = await createConfig({ extends: ['recommended'] });
  const problems = await lintFromString({ source: JSON.stringify(document), absoluteRef: FILE, config });
  return problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`);
}

/** Breaks the document in one place. */
const DAMAGES: Record<string, (document: OpenAPIObject) => void> = {
  'has no tag': ({ paths }) => delete paths['/health']!.get!.tags,
  'does not say that it can answer 431': ({ paths }) => delete paths['/health']!.get!.responses['431'],
  'does not say that it can answer 304': ({ paths }) => delete paths['/metrics']!.get!.responses['304'],
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
  'has a property email of format email, which is ASCII only': ({ components }) => {
    components!.schemas!.CreateCustomerDto = {
      type: 'object',
      properties: { email: { type: 'string', format: 'email', description: 'E-mail' } },
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
  it("is OpenAPI 3.1 and follows Redocly's recommended rules", async () => {
    expect(read().openapi).toMatch(/^3\.1\./);
    expect(await lint(read())).toEqual([]);
  });

  it('fails the check above with an unresolved reference', async () => {
    const document = read();
    delete document.components!.schemas!.Problem;
    expect(await lint(document)).toContainEqual(expect.stringContaining('no-unresolved-refs'));
  });

  it('documents parameters, answers, fields and examples', () => {
    expect(brokenPromises(read())).toEqual([]);
  });

  it('has the headers that scripts of other origins may read, and no other', () => {
    expect(responseHeaders(read())).toEqual(EXPOSED_HEADERS.toSorted());
  });

  it.each(Object.keys(DAMAGES))('fails the check above if something %s', (problem) => {
    const document = read();
    DAMAGES[problem]!(document);
    expect(brokenPromises(document)).toContainEqual(expect.stringContaining(problem));
  });
});
