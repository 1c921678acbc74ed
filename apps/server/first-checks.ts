import type { RequestCallers } from '#access';
import { accepts, otherBodyOf, Problem } from '#http';
import type { RouteTable } from '#http';
import { notServedAt } from '#workflow';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { OTHER_BODIES } from './other-bodies.js';
import { REQUEST_LIMITS } from './request-limits.js';

/**
 * The checks that need no body, in this order: address, method and size (404, 405, 413, 414), then the caller (401),
 * then the form of the answer (406). No byte of a body is read for a request that fails here.
 */
export function checkFirst(fastify: FastifyInstance, routes: RouteTable, callers: RequestCallers): void {
  fastify.addHook('onRequest', async (request, reply) => {
    try {
      checkAddress(request, routes);
      checkSize(request);
      if (isOfInterface(request)) request.caller = await callers.callerOf(request);
      checkForm(request);
    } catch (error) {
      closeBehindLongBody(request, reply);
      throw error;
    }
    // A client that asks whether it may send its body is told so only now.
    if (request.headers.expect !== undefined) reply.raw.writeContinue();
  });
}

function checkAddress({ headers, url, is404, raw }: FastifyRequest, routes: RouteTable): void {
  if (headers.host === undefined && raw.httpVersion === '1.1') {
    throw new Problem('bad-request', { reason: 'header Host is missing', german: 'Die Kopfzeile Host fehlt.' });
  }
  if (url.length > REQUEST_LIMITS.address) {
    throw new Problem('uri-too-long', { reason: 'address is too long', german: 'Die Adresse ist zu lang.' });
  }
  if (!is404) return;
  const notServed = notServedAt(url);
  if (notServed !== undefined) throw notServed;
  const allow = routes.methodsOf(url);
  if (allow.length === 0) {
    throw new Problem('not-found', { reason: 'no such route', german: 'Diese Adresse gibt es nicht.' });
  }
  const reason = 'address does not take this method';
  throw new Problem('method-not-allowed', { reason, german: 'Diese Adresse nimmt diese Methode nicht.', allow });
}

/** A body without a declared length is counted while it arrives. */
function checkSize(request: FastifyRequest): void {
  const length = Number(request.headers['content-length'] ?? 0);
  if (length <= limitOf(request)) return;
  throw new Problem('too-large', { reason: 'body is too large', german: 'Der Inhalt ist zu groß.' });
}

function limitOf(request: FastifyRequest): number {
  return otherBodyOf(OTHER_BODIES, request)?.bytes ?? REQUEST_LIMITS.bodyBytes;
}

/** Whether the address needs a caller: all but operations, documentation, and whether the workflow is there. */
function isOfInterface(request: FastifyRequest): boolean {
  const { url = '' } = request.routeOptions;
  return isOfApi(request) || (url.startsWith('/v2/') && url !== '/v2/status');
}

function isOfApi({ routeOptions }: FastifyRequest): boolean {
  return routeOptions.url?.startsWith('/api/v1/') === true;
}

function isOfDocuments({ routeOptions }: FastifyRequest): boolean {
  return routeOptions.url?.endsWith('/documents/:sha256') === true;
}

const FORMS = ['application/json', 'application/problem+json'] as const;

/** A document is answered as the bytes that were put in, whatever the client prefers. */
function checkForm(request: FastifyRequest): void {
  if (!isOfApi(request) || isOfDocuments(request) || accepts(request.headers.accept, FORMS)) return;
  throw new Problem('not-acceptable', {
    reason: 'only application/json is answered here',
    german: 'Hier wird nur mit application/json geantwortet.',
    errors: [{ field: 'Accept', message: `Accept must allow one of ${FORMS.join(', ')}` }],
  });
}

/** The rest of a body up to this length is read and dropped, so that the connection can go on; a longer one ends it. */
const DROPPED_BYTES = 64 * 1024;

function closeBehindLongBody(request: FastifyRequest, reply: FastifyReply): void {
  const { 'content-length': length, 'transfer-encoding': coding } = request.headers;
  if (coding !== undefined || Number(length ?? 0) > DROPPED_BYTES) void reply.header('connection', 'close');
}
