import { MemoryEventStore, MemoryKeyStore } from '#event-sourcing/testing';
import { ProblemFilter } from '#http';
import { Controller, Get, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { handlerOn, SpecClocks } from '../access.fixture.js';
import { AccessGuard, accessProviders, createToken } from '../index.js';
import { WRONG_SECRET_LIMITS } from './wrong-secrets.js';

@Controller()
class Probe {
  @Get(['v2/topology', 'api/v1/organisations', 'v2x/other'])
  anyone(): object {
    return {};
  }
}

@Module({})
class Empty {}

const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

/** Another secret of the right form. */
const another = (secret: string): string =>
  Buffer.from(Buffer.from(secret, 'base64url').map((byte) => byte ^ 1)).toString('base64url');

const BOTH = ['Bearer', 'Basic realm="Lenkwerk", charset="UTF-8"'];

describe('sign-in below /v2', () => {
  let application: NestFastifyApplication;
  let token: string;
  let id: string;
  let secret: string;
  beforeEach(async () => {
    const [clocks, store, keys] = [new SpecClocks(), new MemoryEventStore(), new MemoryKeyStore()];
    const handler = handlerOn(store, clocks, keys);
    token = await createToken({ handler, roles: ['administrator'], label: 'spec', now: clocks.machine });
    [id = '', secret = ''] = token.split('.');
    const { businessClock, machineClock } = clocks;
    const module = await Test.createTestingModule({
      imports: [Empty],
      controllers: [Probe],
      providers: [
        ...accessProviders({ handler, keys, businessClock, machineClock }),
        { provide: APP_GUARD, useClass: AccessGuard },
      ],
    }).compile();
    application = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
    application.useGlobalFilters(new ProblemFilter(() => undefined));
    await application.init();
  });
  afterEach(async () => {
    await application.close();
  });

  async function get(url: string, authorization?: string, more: Readonly<Record<string, string>> = {}) {
    const headers = { ...more, ...(authorization !== undefined && { authorization }) };
    const answer = await application.inject({ method: 'GET', url, headers });
    const { reason } = answer.json<{ readonly reason?: string }>();
    return { status: answer.statusCode, reason, challenges: answer.headers['www-authenticate'] };
  }

  it('is by the id and the secret of a token, or by the token as bearer', async () => {
    for (const authorization of [basic(id, secret), basic(id, secret).replace('Basic', 'bASIC '), `Bearer ${token}`]) {
      expect((await get('/v2/topology', authorization)).status).toBe(200);
      expect((await get('/v2/topology?x=1', authorization)).status).toBe(200);
    }
  });

  it('is asked for by both schemes', async () => {
    for (const authorization of [undefined, '', 'Basic', 'Basic !', 'Digest x']) {
      const { status, reason, challenges } = await get('/v2/topology', authorization);
      expect([status, reason]).toEqual([401, 'a bearer token is needed, or its id and secret by Basic']);
      expect(challenges).toEqual(BOTH);
    }
  });

  it('is refused in the same words for any fault', async () => {
    const wrong = another(secret);
    const all = [
      basic(id, wrong),
      basic('demo', 'demo'),
      basic('', secret),
      basic(id, ''),
      basic(id.toUpperCase(), secret),
      basic(id, `${secret} `),
      basic(`${id}:`, secret),
      `Basic ${Buffer.from(id).toString('base64')}`,
      `Basic ${Buffer.from([0xff, 0xfe, 0x3a]).toString('base64')}`,
    ];
    for (const authorization of all) {
      expect(await get('/v2/topology', authorization)).toEqual({
        status: 401,
        reason: 'token does not hold',
        challenges: BOTH,
      });
    }
  });

  it('elsewhere is by the bearer alone', async () => {
    for (const url of ['/api/v1/organisations', '/v2x/other']) {
      const { status, reason, challenges } = await get(url, basic(id, secret));
      expect([status, reason, challenges]).toEqual([401, 'a bearer token is needed', 'Bearer']);
      expect((await get(url, `Bearer ${token}`)).status).toBe(200);
    }
  });

  it('with wrong secrets is slowed down together with the bearer', async () => {
    const wrong = another(secret);
    for (let time = 0; time < WRONG_SECRET_LIMITS.freeOfToken; time += 1) {
      const authorization = time % 2 === 0 ? basic(id, wrong) : `Bearer ${id}.${wrong}`;
      expect((await get('/v2/topology', authorization)).status).toBe(401);
    }
    expect((await get('/v2/topology', basic(id, secret))).status).toBe(429);
  });

  it('by Basic is refused to a page of another site, for which a browser signs in by itself', async () => {
    for (const site of ['cross-site', 'same-site']) {
      const { status, reason } = await get('/v2/topology', basic(id, secret), { 'sec-fetch-site': site });
      expect([status, reason]).toEqual([403, 'a page of another site may not sign in by Basic']);
      expect((await get('/v2/topology', `Bearer ${token}`, { 'sec-fetch-site': site })).status).toBe(200);
    }
    for (const site of ['same-origin', 'none']) {
      expect((await get('/v2/topology', basic(id, secret), { 'sec-fetch-site': site })).status).toBe(200);
    }
  });
});
