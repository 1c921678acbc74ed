import { PROBLEM_STATUS } from '#http';
import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import supertest from 'supertest';
import type { Case } from './problems.fixture.js';
import {
  NOT_VALID,
  clerk,
  journey,
  MEBIBYTE,
  one,
  openProblems,
  problemOf,
  register,
  tellInBothLanguages,
  writtenSince,
} from './problems.fixture.js';

openProblems();

describe('A request that is wrong', () => {
  const cases: readonly Case[] = [
    ['malformed JSON', () => register('{"name": "Kultur",'), 400, 'bad-request', 'body is not valid JSON', 'JSON'],
    ['an empty JSON body', () => register(''), 400, 'bad-request', 'body is not valid JSON', 'JSON'],
    ['two JSON values', () => register('{} {}'), 400, 'bad-request', 'body is not valid JSON', 'JSON'],
    [
      'bytes that are not UTF-8',
      () => register({}).serialize(latin1),
      400,
      'bad-request',
      'body is not UTF-8',
      'UTF-8',
    ],
    [
      'deep nesting',
      () => register(`{"name":${'['.repeat(40)}${']'.repeat(40)}}`),
      400,
      'bad-request',
      'body is nested too deeply',
      'zu tief verschachtelt',
    ],
    ['__proto__', () => register('{"name":"Kultur","kind":"area","__proto__":{"admin":true}}'), ...NOT_VALID],
    ['a list as body', () => register('[]'), ...NOT_VALID],
    ['null as body', () => register('null'), ...NOT_VALID],
    ['a number as body', () => register('7'), ...NOT_VALID],
    ['an unknown route', () => clerk.get('/no-such-thing'), 404, 'not-found', 'no such route', 'Adresse gibt es nicht'],
    [
      'a path that is no URL encoding',
      () => clerk.get('/organisations/%E0%A4%A'),
      400,
      'bad-request',
      'request is not valid',
      'Anfrage ist nicht gültig',
    ],
    [
      'a method that no route has',
      () => clerk.put(one(), '{}').type('application/json'),
      405,
      'method-not-allowed',
      'address does not take this method',
      'nimmt diese Methode nicht',
    ],
    ['an id that is no UUID', () => clerk.get('/organisations/17'), 404, 'not-found', 'not found', 'Nicht gefunden.'],
    [
      'a history of an entity without a UUID',
      () => clerk.get('/organisations/17/history'),
      404,
      'not-found',
      'not found',
      'Nicht gefunden.',
    ],
    [
      'a command to an entity without a UUID',
      () => clerk.post('/organisations/17/name', { name: 'Kultur' }),
      404,
      'not-found',
      'not found',
      'Nicht gefunden.',
    ],
    [
      'a command to a part that has no UUID',
      () => clerk.post(`/processes/${randomUUID()}/phases/17/start`),
      404,
      'not-found',
      'not found',
      'Nicht gefunden.',
    ],
    [
      'a read of an unknown entity',
      () => clerk.get(`/organisations/${randomUUID()}`),
      404,
      'not-found',
      'not found',
      'Nicht gefunden.',
    ],
    [
      'a command to an unknown entity',
      () => clerk.post(`/organisations/${randomUUID()}/name`, { name: 'Kultur' }),
      404,
      'not-found',
      'not found',
      'Nicht gefunden.',
    ],
    [
      'a body just over one mebibyte',
      () => register({ name: 'Kultur', kind: 'area', filler: 'x'.repeat(MEBIBYTE) }),
      413,
      'too-large',
      'body is too large',
      'Der Inhalt ist zu groß',
    ],
    [
      'an address with a segment that is too long',
      () => clerk.get(`/organisations/${'a'.repeat(250)}`),
      414,
      'uri-too-long',
      'address is too long',
      'Die Adresse ist zu lang',
    ],
    [
      'a body that is no JSON',
      () => register('name=Kultur').type('application/x-www-form-urlencoded'),
      415,
      'unsupported-media-type',
      'content type must be application/json',
      'application/json',
    ],
    [
      'plain text where JSON is meant',
      () => register('Kultur').type('text/plain'),
      415,
      'unsupported-media-type',
      'content type must be application/json',
      'application/json',
    ],
  ];

  tellInBothLanguages(cases);

  it('with headers that are too large is refused with that reason', async () => {
    const answer = await raw(
      `GET /api/v1/organisations HTTP/1.1\r\nhost: x\r\nx-filler: ${'x'.repeat(20_000)}\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 431 /u);
    expect(answer).toContain('application/problem+json');
    expect(answer).toContain('"type":"/api/problems/header-too-large"');
  });

  it('that is no HTTP is refused with that reason', async () => {
    const answer = await raw('Guten Tag\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 /u);
    expect(answer).toContain('"reason":"request is not valid HTTP"');
  });

  it('gets a correlation id of its own where it has none, or an unusable one', async () => {
    for (const given of ['', 'x'.repeat(101), 'a b']) {
      const answer = await clerk.get('/no-such-thing').set('x-correlation-id', given);
      expect(answer.headers['x-correlation-id']).toMatch(/^[0-9a-f-]{36}$/u);
      expect(problemOf(answer).correlation).toBe(answer.headers['x-correlation-id']);
    }
  });

  it('is not quoted in the answer', async () => {
    const secret = 'Leitung-Kultur-vertraulich';
    const answer = await register(`{"name": "${secret}"`).set('idempotency-key', secret);
    expect(answer.text).not.toContain(secret);
  });

  it('leaves the log as it was', async () => {
    expect(await writtenSince()).toEqual([]);
  });

  it.each(Object.entries(PROBLEM_STATUS))('finds the meaning of a problem at its type: %s', async (kind, status) => {
    const { text: told, headers } = await supertest(journey.server.url).get(`/api/problems/${kind}`).expect(200);
    expect(headers['content-type']).toMatch(/^text\/plain/u);
    expect(told).toMatch(new RegExp(`^${kind} \\(${status}\\)\\n\\n\\S.{20}`, 'u'));
  });

  it.each(['no-such-kind', 'constructor', '__proto__'])('of the type %s does not exist', async (kind) => {
    await supertest(journey.server.url).get(`/api/problems/${kind}`).expect(404);
  });

  async function raw(bytes: string): Promise<string> {
    const { port, hostname } = new URL(journey.server.url);
    const socket = connect(Number(port), hostname);
    socket.write(bytes);
    return await text(socket);
  }
});

/** superagent sends bytes as they are, but declares that a serializer makes text. */
function latin1(): string {
  // superagent types a serializer as text, and also sends bytes.
  return Buffer.from('{"name":"K\xfcche","kind":"area"}', 'latin1') as unknown as string;
}
