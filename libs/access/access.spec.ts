import { CommandCatalogue, SubmitCommandHandler } from '#commands';
import { idFrom, MessageRegistry, PersonalFields } from '#event-sourcing';
import { MemoryEventStore, MemoryKeyStore } from '#event-sourcing/testing';
import {
  LOG_IDENTITY,
  May,
  ProblemFilter,
  Public,
  queryPipe,
  LogReads,
  READS_FOR,
  readsForEveryone,
  StreamHistory,
} from '#http';
import { Controller, Get, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { Test } from '@nestjs/testing';
import { handlerOn, SpecClocks } from './access.fixture.js';
import { AccessTokenIssuing } from './access-token/access-token.controller.js';
import { AccessTokenRoutes } from './access-token/access-token.routes.js';
import { accessTokenDecider } from './access-token/access-token.js';
import { actorDecider } from './actor/actor.js';
import { ActorRoutes } from './actor/actor.routes.js';
import { accessFeatures, AccessGuard, accessProviders, createToken } from './index.js';

@Controller('probe')
class Probe {
  @Get('public')
  @Public()
  public(): object {
    return {};
  }

  @Get('anyone')
  anyone(): object {
    return {};
  }

  @Get('auditors')
  @May('auditor')
  auditors(): object {
    return {};
  }
}

@Module({})
class Empty {}

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, unknown>>;
}

class Office {
  private constructor(
    readonly application: NestFastifyApplication,
    readonly store: MemoryEventStore,
    readonly administrator: string,
    readonly nobody: string,
  ) {}

  static async open(): Promise<Office> {
    const [clocks, store, keys] = [new SpecClocks(), new MemoryEventStore(), new MemoryKeyStore()];
    // Routes issue by the machine's own clock: tokens of this spec begin there too.
    clocks.machine = new Date().toISOString();
    const handler = handlerOn(store, clocks, keys);
    const make = (roles: readonly 'administrator'[]) =>
      createToken({ handler, roles, label: 'spec', now: clocks.machine });
    const [administrator, nobody] = [await make(['administrator']), await make([])];
    const catalogue = new CommandCatalogue(accessFeatures.flatMap(({ streams }) => streams));
    const submissions = new SubmitCommandHandler(catalogue, handler);
    const identity = { log: idFrom('a log') };
    const registry = new MessageRegistry([actorDecider.events, accessTokenDecider.events]);
    const histories = new StreamHistory(store, registry, new PersonalFields(keys), identity);
    // No route of this spec reads a read model.
    const models = { rows: async () => [], row: async () => undefined, count: async () => 0 };
    const readsFor = readsForEveryone({ models, log: new LogReads(store, registry), histories });
    const module = await Test.createTestingModule({
      imports: [Empty, CqrsModule.forRoot()],
      controllers: [Probe, AccessTokenIssuing, AccessTokenRoutes, ActorRoutes],
      providers: [
        ...accessProviders({ handler, keys, businessClock: clocks.businessClock, machineClock: clocks.machineClock }),
        { provide: LOG_IDENTITY, useValue: identity },
        { provide: READS_FOR, useValue: readsFor },
        { provide: SubmitCommandHandler, inject: [], useFactory: () => submissions },
        { provide: APP_GUARD, useClass: AccessGuard },
      ],
    }).compile();
    const application = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
    application.useGlobalFilters(new ProblemFilter(() => undefined));
    application.useGlobalPipes(queryPipe());
    await application.init();
    return new Office(application, store, administrator, nobody);
  }

  async get(url: string, authorization?: string): Promise<Answer> {
    const headers = { ...(authorization !== undefined && { authorization }) };
    return answerOf(await this.application.inject({ method: 'GET', url, headers }));
  }

  async post(url: string, payload: object, key = 'k', token = this.administrator): Promise<Answer> {
    const headers = { authorization: `Bearer ${token}`, 'idempotency-key': key };
    return answerOf(await this.application.inject({ method: 'POST', url, headers, payload }));
  }

  /** The id of a new actor that is a clerk. */
  async clerk(): Promise<string> {
    const { body } = await this.post('/actors', { label: 'Geschäftsstelle', kind: 'person' });
    await this.post(`/actors/${body['id']}/grants`, { role: 'clerk', scope: 'everywhere' });
    return body['id'] ?? '';
  }
}

function answerOf(response: Awaited<ReturnType<NestFastifyApplication['inject']>>): Answer {
  return { status: response.statusCode, body: response.json(), headers: response.headers };
}

describe('access over HTTP', () => {
  let office: Office;
  beforeEach(async () => {
    office = await Office.open();
  });
  afterEach(async () => {
    await office.application.close();
  });

  it('needs no valid token on a public route', async () => {
    expect((await office.get('/probe/public')).status).toBe(200);
    expect((await office.get('/probe/public', 'Bearer nonsense')).status).toBe(200);
  });

  it.each([undefined, '', 'Bearer', 'Basic YTpi', 'x'])('asks for a token when the header is %j', async (header) => {
    const { status, body, headers } = await office.get('/probe/anyone', header);
    expect([status, body['reason'], headers['www-authenticate']]).toEqual([401, 'a bearer token is needed', 'Bearer']);
  });

  it('refuses an invalid token', async () => {
    const { status, body, headers } = await office.get('/probe/anyone', 'Bearer nonsense');
    expect([status, body['reason'], headers['www-authenticate']]).toEqual([401, 'token does not hold', 'Bearer']);
  });

  it('takes the name of the scheme in any case', async () => {
    expect((await office.get('/probe/anyone', `bEARER  ${office.administrator}`)).status).toBe(200);
  });

  it('needs a role that the route names, or any role where it names none', async () => {
    expect((await office.get('/probe/anyone', `Bearer ${office.nobody}`)).status).toBe(403);
    const { status, body } = await office.get('/probe/auditors', `Bearer ${office.administrator}`);
    expect([status, body['reason']]).toEqual([403, 'role does not allow this']);
  });

  it('refuses a missing token or role before it reads the body or the entity', async () => {
    expect((await office.post('/access-tokens', { nonsense: true }, 'k', 'nonsense')).status).toBe(401);
    expect((await office.post('/access-tokens', { nonsense: true }, 'k', office.nobody)).status).toBe(403);
    expect((await office.post('/actors/no-uuid/grants', {}, 'k', office.nobody)).status).toBe(403);
  });

  it('issues a token that holds, until it is revoked', async () => {
    const actor = await office.clerk();
    const { status, body, headers } = await office.post('/access-tokens', { actor, label: 'import' });
    expect([status, headers['cache-control']]).toEqual([201, 'no-store']);
    const bearer = `Bearer ${body['token']}`;
    expect((await office.get('/probe/anyone', bearer)).status).toBe(200);
    expect((await office.post(`/access-tokens/${body['id']}/revocation`, { reason: 'lost' })).status).toBe(200);
    expect((await office.get('/probe/anyone', bearer)).status).toBe(401);
  });

  it('answers a repetition with the same token, and other content under the same key with none', async () => {
    const actor = await office.clerk();
    const first = await office.post('/access-tokens', { actor }, 'once');
    const events = office.store.log.entries.length;
    const second = await office.post('/access-tokens', { actor }, 'once');
    expect(second.body).toEqual(first.body);
    expect(office.store.log.entries).toHaveLength(events);
    const other = await office.post('/access-tokens', { actor, label: 'other' }, 'once');
    expect([other.status, other.body['token']]).toEqual([409, undefined]);
    expect((await office.post('/access-tokens', { actor }, 'twice')).body['token']).not.toBe(first.body['token']);
  });

  it('keeps the secret out of the log', async () => {
    const { body } = await office.post('/access-tokens', { actor: await office.clerk() });
    const [, secret = ''] = (body['token'] ?? '').split('.');
    const log = office.store.log.entries.map(({ data, metadata }) => JSON.stringify([data, metadata])).join('');
    expect(secret).toHaveLength(43);
    expect(log).not.toContain(secret);
    expect(log).not.toContain(Buffer.from(secret, 'base64url').toString('hex'));
  });

  it('documents the token of the answer, and no request field for the hash', () => {
    const document = SwaggerModule.createDocument(office.application, new DocumentBuilder().build());
    const { paths, components } = document;
    expect(JSON.stringify(paths['/access-tokens']?.post?.responses['201'])).toContain('IssuedToken');
    expect(components?.schemas?.['IssuedToken']).toMatchObject({
      properties: { token: { type: 'string' }, position: {} },
    });
    expect(JSON.stringify(components?.schemas?.['IssueToken'])).not.toContain('secretHash');
  });

  it.each([
    [{}, 400, 'actor'],
    [{ actor: idFrom('nobody') }, 422, 'actor'],
    [{ actor: idFrom('nobody'), secretHash: 'ab'.repeat(32) }, 400, 'secretHash'],
    [{ actor: idFrom('nobody'), expires: 'tomorrow' }, 400, 'expires'],
    [{ actor: idFrom('nobody'), label: ' ' }, 400, 'label'],
  ])('refuses to issue for %j and names the field', async (body, status, field) => {
    const answer = await office.post('/access-tokens', body);
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body['errors'])).toContain(`"${field}"`);
  });

  it('registers an actor for a person that exists only', async () => {
    const answer = await office.post('/actors', { label: 'x', kind: 'person', person: idFrom('nobody') });
    expect([answer.status, answer.body['reason']]).toEqual([422, 'person does not exist']);
  });

  it.each([
    [{ role: 'king', scope: 'everywhere' }, 'role'],
    [{ role: 'clerk', scope: 'committee' }, 'scope'],
    [{ role: 'clerk' }, 'scope'],
    [{ role: 'clerk', scope: 'everywhere', from: '2019-02' }, 'from'],
    [{ role: 'clerk', scope: 'everywhere', until: '2019-02-30' }, 'until'],
  ])('refuses the grant %j and names the field', async (body, field) => {
    const answer = await office.post(`/actors/${await office.clerk()}/grants`, body, 'grant');
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body['errors'])).toContain(`"${field}"`);
  });
});
