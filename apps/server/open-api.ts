import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ROLES_EXTENSION } from '#http';
import type { OpenAPIObject } from '@nestjs/swagger';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

/** OpenAPI 3.1 at `/api/openapi.json`, and a page to try it at `/api/docs`. Built at the first request: it takes a while. */
export function serveOpenApi(application: NestFastifyApplication): void {
  const builder = new DocumentBuilder()
    .setTitle('Lenkwerk')
    .setDescription(
      'Commands change, reads tell. Every command may be repeated with the same `Idempotency-Key`: it has one effect and one answer. '
        + 'A refusal changes nothing and says which rule it rests on.',
    )
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth({
      type: 'http',
      scheme: 'bearer',
      bearerFormat: '<id>.<secret>',
      description: 'A token `<id>.<secret>` made by an administrator.',
    });
  for (const [tag, about] of SUBJECTS) builder.addTag(tag, about);
  const document = (): OpenAPIObject =>
    withRoles(withAtLeast(SwaggerModule.createDocument(application, builder.build())));
  SwaggerModule.setup('api/docs', application, document, {
    jsonDocumentUrl: 'api/openapi.json',
    customSiteTitle: 'Lenkwerk API',
  });
}

/** In the reading order for a new reader. */
const SUBJECTS = [
  ['Processes', 'A strategy and its course: mandate, participants, fields of action, events, phases, time line'],
  ['Committees', 'Committees, steering circles, their members and plans (Gremien)'],
  ['Meetings', 'Agenda, attendance, outcomes and their corrections (Sitzungen)'],
  ['Papers', 'From the draft over co-signature and release to the end of the consultation (Vorlagen)'],
  ['Goals', 'What the strategy is to achieve, and how far it is (Ziele)'],
  ['Measures', 'The board with traffic lights, and the course of each measure (Maßnahmen)'],
  ['Indicators', 'What is counted, as series (Kennzahlen)'],
  ['Assignments', 'What a meeting, a decision or a talk gave somebody to do (Aufträge)'],
  ['Reporting rounds', 'Who was asked how far its measures are, and who answered (Statusabfragen)'],
  ['Progress reports', 'Compiled as of a day, brought before committees, verified from the log (Sachstandsberichte)'],
  ['Decisions', 'Taken outside of meetings, and whether what was decided is carried out (Entscheidungen)'],
  ['Organisations', 'Units of the city and partners'],
  ['Reorganisations', 'Mergers, splits and moves, and what of them is outstanding (Umorganisationen)'],
  ['Persons', 'Encrypted, and erased by four eyes'],
  ['Documents', 'Texts by their SHA-256, on which statements rest'],
  ['Deviations', 'The register of rules that were broken'],
  ['Late entries', 'The register of what was recorded late'],
  ['Audit', 'The whole log'],
  ['Actors', 'Who may type, and in which roles'],
  ['Access tokens', 'What opens this interface'],
  ['Operations', 'Health, projections, policies, backups, the clock'],
] as const;

/** Reads that declare no query of their own take `atLeast` all the same. */
function withAtLeast(document: OpenAPIObject): OpenAPIObject {
  for (const [path, { get }] of Object.entries(document.paths)) {
    if (get === undefined || !path.startsWith('/api/v1/')) continue;
    const parameters = get.parameters ?? [];
    if (parameters.some((one) => 'in' in one && one.in === 'query')) continue;
    get.parameters = [...parameters, AT_LEAST];
  }
  return document;
}

/** Every operation that needs a token says which roles may use it. */
function withRoles(document: OpenAPIObject): OpenAPIObject {
  const operations = Object.values(document.paths).flatMap((path) => [path.get, path.put, path.post, path.delete]);
  for (const operation of operations) {
    if (operation?.security === undefined || /Roles: /.test(operation.description ?? '')) continue;
    // Swagger copies the extension as `May` gave it; its type does not know extensions.
    const roles = (operation as { readonly [ROLES_EXTENSION]?: readonly string[] })[ROLES_EXTENSION] ?? [];
    const sentence = `Roles: ${roles.length === 0 ? 'every one but worker' : roles.join(', ')}.`;
    operation.description = [operation.description, sentence].filter(Boolean).join(' ');
  }
  return document;
}

const AT_LEAST = {
  name: 'atLeast',
  in: 'query',
  required: false,
  description: 'Wait until the read model is at this position, 3 s at most.',
  schema: { type: 'string' },
} as const;
