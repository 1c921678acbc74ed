import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

/** OpenAPI 3.1 at `/api/openapi.json`, and a page to try it at `/api/docs`. */
export function serveOpenApi(application: NestFastifyApplication): OpenAPIObject {
  const description = new DocumentBuilder()
    .setTitle('Lenkwerk')
    .setDescription(
      'Commands change, reads tell. Every command may be repeated with the same `Idempotency-Key`: it has one effect and one answer. '
        + 'A refusal changes nothing and says which rule it rests on.',
    )
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'A token `<id>.<secret>` made by an administrator.' })
    .build();
  const document = SwaggerModule.createDocument(application, description);
  SwaggerModule.setup('api/docs', application, document, {
    jsonDocumentUrl: 'api/openapi.json',
    customSiteTitle: 'Lenkwerk API',
  });
  return document;
}
