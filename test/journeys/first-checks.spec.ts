import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import supertest from 'supertest';
import type { Client, Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';

let journey: Journey;
let clerk: Client;

beforeAll(async () => {
  journey = await openJourney();
  clerk = await journey.as('clerk');
});

const HASH = 'a'.repeat(64);
const TEN_MEBIBYTES = 10 * 1024 * 1024;

/** The whole answer to these lines of a request; the body stays unsent. */
async function answerTo(...lines: readonly string[]): Promise<string> {
  const { port, hostname } = new URL(journey.server.url);
  const socket = connect(Number(port), hostname);
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  return await text(socket);
}

const bearer = (): string => `authorization: Bearer ${clerk.token}`;
const CHUNKED = ['content-type: application/octet-stream', 'transfer-encoding: chunked'];

describe('A request is refused before its body is read', () => {
  it('without a token, on a hundred connections that announce ten mebibytes each and send none', async () => {
    const answers = await Promise.all(
      Array.from({ length: 100 }, async () =>
        answerTo(
          `PUT /api/v1/documents/${HASH} HTTP/1.1`,
          'host: x',
          'connection: close',
          'content-type: application/octet-stream',
          `content-length: ${TEN_MEBIBYTES}`,
        ),
      ),
    );
    expect(answers.filter((answer) => answer.startsWith('HTTP/1.1 401 '))).toHaveLength(100);
  });

  it.each([
    ['an unknown address', 404, 'POST /api/v1/no-such-thing HTTP/1.1'],
    ['a method that the address does not take', 405, 'DELETE /api/v1/organisations HTTP/1.1'],
    ['no token', 401, 'POST /api/v1/organisations HTTP/1.1'],
    ['a long address', 414, `GET /api/v1/organisations?cursor=${'x'.repeat(8_000)} HTTP/1.1`],
  ])('for %s: %i, and the connection of a body without a length ends', async (_what, status, line) => {
    const answer = await answerTo(line, 'host: x', ...CHUNKED);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `, 'u'));
    expect(answer).toContain('application/problem+json');
  });

  it('for its announced size, whoever asks', async () => {
    const line = 'POST /api/v1/organisations HTTP/1.1';
    const answer = await answerTo(line, 'host: x', 'content-type: application/json', 'content-length: 1048577');
    expect(answer).toMatch(/^HTTP\/1\.1 413 /u);
  });

  it.each(['{"name": ', `"${'\\"'.repeat(400_000)}`, '[]'])('for its caller before its content', async (body) => {
    const { url } = journey.server;
    const answer = await supertest(url).post('/api/v1/organisations').type('application/json').send(body);
    expect(answer.status).toBe(401);
    expect((await supertest(url).post('/api/v1/organisations').type('text/plain').send(body)).status).toBe(401);
  });

  it('and asks for an announced body only when the caller is known', async () => {
    const put = [`PUT /api/v1/documents/${HASH} HTTP/1.1`, 'host: x', 'expect: 100-continue', 'connection: close'];
    const refused = await answerTo(...put, 'content-type: text/plain', 'content-length: 1');
    expect(refused).toMatch(/^HTTP\/1\.1 401 /u);
    const taken = await answerTo(...put, bearer(), 'content-type: text/plain', 'content-length: 1', '', 'x');
    expect(taken).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 400 /u);
  });
});

describe('A problem document', () => {
  it('names the methods of a known address', async () => {
    const answer = await clerk.put('/organisations', '');
    expect(answer.status).toBe(405);
    expect(answer.body).toMatchObject({ type: '/api/problems/method-not-allowed' });
    expect(answer.headers['allow']).toBe('GET, HEAD, POST');
  });

  it('answers an expectation that cannot be met', async () => {
    const answer = await answerTo('GET /health/live HTTP/1.1', 'host: x', 'expect: the-moon');
    expect(answer).toMatch(/^HTTP\/1\.1 417 /u);
    expect(answer).toContain('"type":"/api/problems/expectation-failed"');
  });

  it('answers a request without Host', async () => {
    const answer = await answerTo('GET /health/live HTTP/1.1', 'connection: close');
    expect(answer).toMatch(/^HTTP\/1\.1 400 /u);
    expect(answer).toContain('"reason":"header Host is missing"');
  });

  it.each(['text/csv', 'text/html, application/xml', 'application/json;q=0'])(
    'answers who accepts no JSON: %s',
    async (accept) => {
      const answer = await clerk.get('/organisations').set('accept', accept);
      expect(answer.status).toBe(406);
      expect(answer.body).toMatchObject({ errors: [{ field: 'Accept' }] });
    },
  );

  it.each(['*/*', 'application/*', 'text/csv, application/json;q=0.1', 'application/problem+json', ''])(
    'is not what who accepts it gets: %p',
    async (accept) => {
      await clerk.get('/organisations').set('accept', accept).expect(200);
    },
  );
});

describe('Headers', () => {
  it.each(['/health/live', '/api/v1/organisations', '/api/docs', '/no-such-thing'])('guard %s', async (path) => {
    const { headers } = await supertest(journey.server.url).get(path);
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  });

  it('keep answers of the interface out of caches', async () => {
    const { headers } = await clerk.get('/organisations').expect(200);
    expect(headers['cache-control']).toBe('no-store');
  });
});

describe('Wrong secrets', () => {
  it('are slowed down, and a caller who was right before goes on', async () => {
    await clerk.get('/organisations').expect(200);
    const other = await journey.as('auditor');
    const wrong = `${other.token.split('.')[0] ?? ''}.${'A'.repeat(43)}`;
    const guess = () =>
      supertest(journey.server.url).get('/api/v1/organisations').set('authorization', `Bearer ${wrong}`);
    const statuses: number[] = [];
    for (let count = 0; count < 200; count += 1) statuses.push((await guess()).status);
    expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 401));
    expect(statuses).toContain(429);
    await clerk.get('/organisations').expect(200);
  });
});
