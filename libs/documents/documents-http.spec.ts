import { acceptOtherBodies, ProblemFilter, READS_FOR } from '#http';
import { Controller, Post, Req } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import type { FastifyRequest } from 'fastify';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { DOCUMENT_LIMITS, DOCUMENTS, DocumentRoutes, DOCUMENT_BODY, openFileDocuments, sha256Of } from './index.js';

@Controller('commands')
class SomeCommands {
  @Post()
  take(@Req() received: FastifyRequest): object {
    return { received: received.body };
  }
}

const text = 'Der Ausschuss nimmt Kenntnis.\r\n';
const hash = sha256Of(Buffer.from(text));
let folder: string;
let application: NestFastifyApplication;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lenkwerk-documents-'));
  const testing = await Test.createTestingModule({
    controllers: [DocumentRoutes, SomeCommands],
    providers: [
      { provide: DOCUMENTS, useValue: openFileDocuments(folder) },
      // A caller who reads everything; who may read which document is in a journey of its own.
      { provide: READS_FOR, useValue: () => ({ mayReadDocument: async () => await Promise.resolve(true) }) },
    ],
  }).compile();
  const adapter = new FastifyAdapter({ bodyLimit: 1024 * 1024 });
  application = testing.createNestApplication<NestFastifyApplication>(adapter);
  application.useLogger(false);
  application.useGlobalFilters(new ProblemFilter(() => undefined));
  acceptOtherBodies(adapter.getInstance(), [DOCUMENT_BODY]);
  adapter.getInstance().addHook('onRequest', async (received) => {
    received.caller = { actor: 'somebody', grants: [] };
    await Promise.resolve();
  });
  await application.init();
  await adapter.getInstance().ready();
});

afterAll(async () => {
  await application.close();
  await rm(folder, { recursive: true, force: true });
});

function put(sha256: string, body: string | Buffer, type = 'application/octet-stream') {
  return request(application.getHttpServer()).put(`/documents/${sha256}`).set('content-type', type).send(body);
}

function get(sha256: string) {
  return request(application.getHttpServer()).get(`/documents/${sha256}`);
}

describe('documents over HTTP', () => {
  it('are created once and returned byte by byte', async () => {
    const made = await put(hash, text, 'text/plain; charset=utf-8');
    expect(made.status).toBe(201);
    expect(made.body).toEqual({ sha256: hash, bytes: Buffer.byteLength(text) });
    expect((await put(hash, text)).status).toBe(200);
    const found = await get(hash);
    expect(found.text).toBe(text);
    expect(found.headers).toMatchObject({ 'content-type': 'text/plain; charset=utf-8', etag: `"${hash}"` });
  });

  it('keep bytes that are no text', async () => {
    const bytes = Buffer.from([0, 255, 254, 10]);
    expect((await put(sha256Of(bytes), bytes, 'text/plain')).status).toBe(201);
    const found = await get(sha256Of(bytes)).responseType('blob');
    expect(found.headers['content-type']).toBe('application/octet-stream');
    expect(found.body).toEqual(bytes);
  });

  it('can be larger than a command, up to a limit', async () => {
    const large = Buffer.alloc(2 * 1024 * 1024, 'x');
    expect((await put(sha256Of(large), large)).status).toBe(201);
    expect((await put(hash, Buffer.alloc(DOCUMENT_LIMITS.bytes + 1))).status).toBe(413);
  });

  it('are refused under a wrong hash, and the answer has the right one', async () => {
    const refused = await put('a'.repeat(64), text);
    expect(refused.status).toBe(400);
    expect(refused.body).toMatchObject({ errors: [{ field: 'sha256', message: `sha256 of the body is ${hash}` }] });
    expect((await get('a'.repeat(64))).status).toBe(404);
  });

  it('are refused when empty, under an invalid hash, or as JSON', async () => {
    expect((await put(sha256Of(Buffer.alloc(0)), '')).status).toBe(400);
    expect((await put('abc', text)).status).toBe(400);
    const refused = await put(hash, '{}', 'application/json');
    expect(refused.status).toBe(415);
    expect(refused.body).toMatchObject({ reason: 'content type must be application/octet-stream or text/plain' });
    expect((await get('abc')).status).toBe(404);
  });

  it('are never returned when damaged, and are repaired by putting them again', async () => {
    const note = Buffer.from('a note');
    const its = sha256Of(note);
    await put(its, note);
    await writeFile(join(folder, its.slice(0, 2), its.slice(2, 4), its), 'another');
    expect((await get(its)).body).toMatchObject({ status: 503, reason: 'document is damaged' });
    expect((await put(its, note)).status).toBe(201);
    expect((await get(its)).status).toBe(200);
  });

  it('do not change the content type of other routes', async () => {
    const command = request(application.getHttpServer()).post('/commands');
    const refused = await command.set('content-type', 'text/plain').send(text);
    expect(refused.status).toBe(415);
    expect(refused.body).toMatchObject({ reason: 'content type must be application/json' });
    const taken = await request(application.getHttpServer()).post('/commands').send({ a: 1 });
    expect(taken.body).toEqual({ received: { a: 1 } });
  });
});
