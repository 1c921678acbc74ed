import { Api } from '../../apps/cli/api/api.js';
import { Account } from '../../apps/cli/demo/account.js';
import { paletteFor } from '../../apps/cli/demo/palette.js';
import { readDemoExtract } from '../../apps/cli/demo/demo-extract.js';
import { tellStory } from '../../apps/cli/demo/tell-story.js';
import { streams } from '../../apps/server/features.js';

import { checkBody, RefineDate } from '#commands';
import { ResolveIncidentWithDeviations } from '#workflow';
import supertest from 'supertest';
import { DelegateTask, SkipTask } from '../../libs/workflow/rest/task.controller.js';
import type { Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';

interface Answer {
  readonly description: string;
  readonly content?: Readonly<Record<string, { readonly schema?: Schema; readonly example?: unknown }>>;
}

interface Schema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly additionalProperties?: boolean;
}

interface Operation {
  readonly summary?: string;
  readonly operationId?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly object[];
  readonly requestBody?: {
    readonly content: Readonly<
      Record<string, { readonly schema: { readonly $ref?: string }; readonly examples?: Examples }>
    >;
  };
  readonly responses: Readonly<Record<string, Answer>>;
}

type Examples = Readonly<Record<string, { readonly value: unknown }>>;

interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

interface Named {
  readonly name: string;
  readonly path: string;
  readonly operation: Operation;
}

const PROBLEM = 'application/problem+json';
const JSON_BODY = 'application/json';
const COMMAND_PROBLEMS = ['400', '401', '403', '404', '406', '409', '412', '413', '415', '422', '429', '503'];
const READ_PROBLEMS = ['400', '401', '403', '404', '406', '429', '503'];
const LISTS = [
  'access-tokens',
  'actors',
  'committees',
  'deviations',
  'meetings',
  'organisations',
  'papers',
  'persons',
  'processes',
  'progress-reports',
] as const;
const ANY_ID = '0190a1b2-0000-7000-8000-000000000000';

/** A class with checked fields, and its literal type. */
type BodyClass = (new () => object) & { readonly type: string };

/** Every class that a body is checked against, by the name that it has in the document. */
const commands: ReadonlyMap<string, BodyClass> = new Map(
  [
    ...streams.flatMap(({ commands: own }) => [...own, RefineDate]),
    ResolveIncidentWithDeviations,
    DelegateTask,
    SkipTask,
  ].map((one) => [one.name, one]),
);

describe('The OpenAPI document', () => {
  let journey: Journey;
  let document: Document;
  let operations: readonly Named[];
  let withBody: readonly Named[];

  beforeAll(async () => {
    // The virtual clock brings the routes that a real one has not.
    journey = await openJourney({ LENKWERK_CLOCK: 'virtual' });
    document = (await supertest(journey.server.url).get('/api/openapi.json').expect(200)).body as Document;
    operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        name: `${method.toUpperCase()} ${path}`,
        path,
        operation,
      })),
    );
    withBody = operations.filter(({ operation }) => operation.requestBody?.content[JSON_BODY] !== undefined);
  });

  function without(what: (named: Named) => boolean, among = operations): readonly string[] {
    return among.filter((named) => !what(named)).map(({ name }) => name);
  }

  it('is OpenAPI 3.1 and describes the whole interface', () => {
    expect(document.openapi).toMatch(/^3\.1\./u);
    expect(operations.length).toBeGreaterThan(100);
    expect(withBody.length).toBeGreaterThan(80);
  });

  it('has a summary and a subject for every operation', () => {
    expect(without(({ operation }) => (operation.summary ?? '').length > 5 && operation.tags?.length === 1)).toEqual(
      [],
    );
  });

  it('has the successful answer of every operation', () => {
    expect(
      without(({ operation }) => Object.keys(operation.responses).some((status) => status.startsWith('2'))),
    ).toEqual([]);
  });

  it('names entities and bodies in the words of the domain', () => {
    expect(document.paths['/api/v1/access-tokens/{id}/history']?.['get']?.summary).toBe(
      'Every event of one access token, oldest first',
    );
    expect(document.paths['/api/v1/organisations/{id}/date-refinements']?.['post']?.summary).toBe(
      'Say more precisely when an event of an organisation happened',
    );
    expect(Object.keys(document.components.schemas)).toContain('RefineDate');
  });

  it('has an operation id of its own for every operation', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(ids.filter((id, index) => id === undefined || ids.indexOf(id) !== index)).toEqual([]);
  });

  it('has an example for every command, which the command class accepts', () => {
    const mistakes = withBody.flatMap(({ name, path, operation }) => {
      const { schema, examples } = operation.requestBody?.content[JSON_BODY] ?? { schema: {} };
      const command = commands.get(schema.$ref?.split('/').at(-1) ?? '');
      if (command === undefined) return [`${name}: no command ${JSON.stringify(schema)}`];
      const bodies = Object.values(examples ?? {}).map(({ value }) => value);
      if (bodies.length === 0) return [`${name}: no example`];
      return bodies
        .map((body) => checkBody(command, { ...(body as object), ...idsOfPath(path), ...addedByRoute(command) }))
        .flatMap((checked) => (checked.ok ? [] : [`${name}: ${JSON.stringify(checked.errors)}`]));
    });
    expect(mistakes).toEqual([]);
  });

  it('describes every error answer of a command as a problem document', () => {
    expect(without(({ operation }) => hasProblems(operation, COMMAND_PROBLEMS), withBody)).toEqual([]);
  });

  it('describes every error answer of a read as a problem document', () => {
    const reads = operations.filter(({ name, path }) => name.startsWith('GET ') && path.startsWith('/api/v1/'));
    expect(without(({ operation }) => hasProblems(operation, READ_PROBLEMS), reads)).toEqual([]);
  });

  it('describes the answer of every read, with a valid example', () => {
    const reads = operations.filter(({ name }) => name.startsWith('GET '));
    const bytes = ({ operation }: Named): boolean =>
      ['text/plain', 'text/html'].some((type) => operation.responses['200']?.content?.[type] !== undefined);
    expect(
      reads
        .filter(bytes)
        .map(({ path }) => path)
        .toSorted(),
    ).toEqual(['/api/v1/documents/{sha256}', '/api/v1/progress-reports/{id}/page']);
    const json = reads.filter((one) => !bytes(one));
    expect(without((one) => Object.keys(answerOf(one)?.schema?.properties ?? {}).length > 0, json)).toEqual([]);
    expect(without((one) => (one.operation.responses['200']?.description ?? '').length > 5, json)).toEqual([]);
    expect(json.flatMap((one) => differences(answerOf(one)?.schema, answerOf(one)?.example, one.name))).toEqual([]);
  });

  it('describes a page as items and a cursor', () => {
    const pages = operations.filter(({ operation }) => JSON.stringify(operation).includes('"name":"limit"'));
    expect(pages.length).toBeGreaterThan(15);
    expect(
      without((one) => ['items', 'next'].every((name) => answerOf(one)?.schema?.required?.includes(name)), pages),
    ).toEqual([]);
  });

  it('describes exactly the fields of the answers to a whole story', async () => {
    const { extract, account } = {
      extract: readDemoExtract(),
      account: new Account(() => undefined, paletteFor(false, {})),
    };
    const administrator = new Api(journey.server.url, journey.administrator().token);
    const told = await tellStory({ account, extract, administrator, isEmbedded: true });
    await journey.server.engine.following.caughtUp();
    const reader = await journey.as('administrator', 'auditor', 'data-protection', 'clerk', 'process-manager');
    const asOf = { process: told.process, asOf: '2019-02-14' };
    const report = (await reader.post('/progress-reports', asOf).expect(201)).body as { readonly id: string };
    await journey.server.engine.following.caughtUp();
    const mistakes: string[] = [];
    const check = async (template: string, path = template): Promise<unknown> => {
      const body: unknown = (await reader.get(path).expect(200)).body;
      const get = document.paths[`/api/v1${template}`]?.['get'];
      mistakes.push(...differences(get?.responses['200']?.content?.[JSON_BODY]?.schema, body, template));
      return body;
    };
    for (const list of LISTS) {
      const { items } = (await check(`/${list}`, `/${list}?limit=200`)) as {
        readonly items: readonly { id: string }[];
      };
      expect([list, items.length]).not.toEqual([list, 0]);
      if (!(`/api/v1/${list}/{id}` in document.paths)) continue;
      for (const { id } of items) await check(`/${list}/{id}`, `/${list}/${id}`);
      await check(`/${list}/{id}/history`, `/${list}/${items[0]?.id}/history`);
    }
    for (const part of ['content', 'verification']) {
      await check(`/progress-reports/{id}/${part}`, `/progress-reports/${report.id}/${part}`);
    }
    await check('/processes/{id}/timeline', `/processes/${told.process}/timeline?limit=200`);
    for (const path of ['/audit/events', '/projections', '/policies', '/clock']) await check(path);
    await check('/policies/{name}/effects', '/policies/consultation/effects');
    for (const path of ['/health/live', '/health/ready']) {
      const body: unknown = (await supertest(journey.server.url).get(path).expect(200)).body;
      const get = document.paths[path]?.['get'];
      mistakes.push(...differences(get?.responses['200']?.content?.[JSON_BODY]?.schema, body, path));
    }
    expect([...new Set(mistakes)]).toEqual([]);
  });

  it('describes the read of one entity at a position, like that of a list', () => {
    const entities = operations.filter(({ name }) => /^GET \/api\/v1\/[a-z-]+\/\{id\}$/u.test(name));
    expect(entities.length).toBeGreaterThan(5);
    expect(without(({ operation }) => JSON.stringify(operation).includes('"name":"atLeast"'), entities)).toEqual([]);
  });

  it('describes the token of every operation of the interface', () => {
    const secured = operations.filter(({ path }) => path.startsWith('/api/v1/'));
    expect(without(({ operation }) => (operation.security ?? []).length > 0, secured)).toEqual([]);
  });

  it('refers only to schemas that it describes', () => {
    const references = JSON.stringify(document).match(/#\/components\/schemas\/[^"]+/gu) ?? [];
    const names = [...new Set(references)].map((reference) => reference.split('/').at(-1) ?? '');
    expect(names.filter((name) => !(name in document.components.schemas))).toEqual([]);
  });
});

function answerOf({ operation }: Named) {
  return operation.responses['200']?.content?.[JSON_BODY];
}

/** Places where a value differs from its schema: another type, a missing field, or one that is not described. */
function differences(schema: Schema | undefined, value: unknown, at: string): readonly string[] {
  if (schema === undefined) return [`${at}: not described`];
  const types = [schema.type ?? []].flat();
  if (!types.includes(typeOf(value)) && !(types.includes('number') && typeof value === 'number')) {
    return [`${at}: ${typeOf(value)} is not ${types.join(' or ')}`];
  }
  if (schema.enum?.includes(value) === false) return [`${at}: ${JSON.stringify(value)} is not one of the choices`];
  if (Array.isArray(value)) return value.flatMap((one) => differences(schema.items, one, `${at}[]`));
  if (typeof value !== 'object' || value === null || schema.additionalProperties === true) return [];
  const lacking = (schema.required ?? []).filter((name) => !(name in value));
  return [
    ...lacking.map((name) => `${at}.${name}: lacks`),
    ...Object.entries(value).flatMap(([name, one]) => differences(schema.properties?.[name], one, `${at}.${name}`)),
  ];
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

function hasProblems({ responses }: Operation, statuses: readonly string[]): boolean {
  return statuses.every((status) => responses[status]?.content?.[PROBLEM]?.schema !== undefined);
}

/** Ids in the path beside the entity's complete the body. */
function idsOfPath(path: string): Readonly<Record<string, string>> {
  const names = [...path.matchAll(/\{(\w+)\}/gu)].map(([, name = '']) => name).filter((name) => name !== 'id');
  return Object.fromEntries(names.map((name) => [name, ANY_ID]));
}

/** A token's secret is drawn by the server. */
function addedByRoute({ type }: BodyClass): Readonly<Record<string, string>> {
  return type === 'IssueToken' ? { secretHash: '0'.repeat(64) } : {};
}
