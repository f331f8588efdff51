import { Config } from '@libs/platform/config';
import { documentIdempotencyKeys } from '@libs/platform/idempotency';
import { FieldError, Problem } from '@libs/platform/problems';
import { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { documentHeaders } from './documented-headers';
import { documentProblems } from './documented-problems';

/** As SPDX names a licence that is not on its list. */
const LICENSE = { name: 'Proprietary', identifier: 'LicenseRef-Proprietary' };

/** Describes every route of the app as OpenAPI 3.1. */
export function createOpenApiDocument(app: NestExpressApplication): OpenAPIObject {
  const { API_PREFIX } = app.get(Config);
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Gym Manager')
    .setDescription(
      'The back office that gyms run on. Sign up, sign in, send the token as `Authorization: Bearer …`. ' +
        'Every error is an RFC 9457 problem with `detail` and `status_code`; its `code` says which, and its `type` leads to an explanation. ' +
        'A POST with an `Idempotency-Key` can be sent again until it is answered: what it makes is made once.',
    )
    .setVersion('1.0.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, 'bearer')
    .addOAuth2(
      { type: 'oauth2', flows: { password: { tokenUrl: `${API_PREFIX}/auth/login`, scopes: {} } } },
      'password',
    )
    // Either is enough: a token that was pasted, or one had for e-mail and password.
    .addSecurityRequirements('bearer')
    .addSecurityRequirements('password')
    .addServer('/', 'The server that this document comes from');
  const document = SwaggerModule.createDocument(app, builder.build(), {
    extraModels: [Problem, FieldError],
    operationIdFactory: (_controller, method) => method,
  });
  const { title, description, version } = document.info;
  document.info = { title, description, version, license: LICENSE };
  documentIdempotencyKeys(document);
  documentProblems(document, API_PREFIX);
  documentHeaders(document);
  return document;
}

/** Serves the document at `/openapi.json` and Swagger UI at `/docs`, both outside the prefix. */
export function serveOpenApi(app: NestExpressApplication): void {
  SwaggerModule.setup('docs', app, () => createOpenApiDocument(app), {
    jsonDocumentUrl: 'openapi.json',
    raw: ['json'],
    customSiteTitle: 'Gym Manager API',
    swaggerOptions: { persistAuthorization: true },
  });
}
