import type { Submission } from '#commands';
import type { Envelope, Party } from '#event-sourcing';
import type { FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { validate as isUuid } from 'uuid';
import { callerOf } from '../asked-by.js';
import type { Caller } from '../caller.js';
import { refuseMachineClaims } from './machine-claims.js';
import { badField, notFound } from '../problems/problem.js';

const MAX_KEY_LENGTH = 200;

/** The parts of a request that belong to its command: target, path ids, body as received, key, condition, caller. */
export function submissionOf(request: FastifyRequest): Submission {
  // Fastify does not type path parameters; all are texts.
  const { id, ...path } = request.params as Readonly<Record<string, string>>;
  if ([id, ...Object.values(path)].some((value) => value !== undefined && !isUuid(value))) throw notFound();
  refuseMachineClaims(request.body);
  return {
    target: id ?? null,
    path,
    // A request without a body is a command without fields; `null` is a body, and refused.
    body: request.body === undefined ? {} : request.body,
    envelope: envelopeOf(request),
  };
}

/** The sender of a command, its key and its condition. */
export function envelopeOf(request: FastifyRequest): Envelope {
  const caller = callerOf(request);
  const ifMatch = ifMatchOf(request);
  const actedBy = partyOf(caller);
  return {
    actor: caller.actor,
    grants: caller.grants,
    ...(actedBy !== undefined && { actedBy }),
    key: keyOf(request),
    ...(ifMatch !== undefined && { ifMatch }),
    correlationId: request.id,
  };
}

/** Who acts where the body names nobody: the function behind the actor, else the person. */
function partyOf({ links = [] }: Caller): Party | undefined {
  return links.find(({ kind }) => kind === 'function') ?? links[0];
}

function keyOf(request: FastifyRequest): string {
  const key = headerOf(request, 'idempotency-key');
  if (key === undefined) return randomUUID();
  if (key.trim() === '' || key.length > MAX_KEY_LENGTH) {
    throw badField('Idempotency-Key', `Idempotency-Key must have 1 to ${MAX_KEY_LENGTH} characters`);
  }
  return key;
}

function ifMatchOf(request: FastifyRequest): bigint | undefined {
  const header = headerOf(request, 'if-match');
  if (header === undefined) return undefined;
  const revision = /^"(\d{1,18})"$/.exec(header.trim())?.[1];
  if (revision === undefined) throw badField('If-Match', 'If-Match must be one ETag as an answer gave it, such as "3"');
  return BigInt(revision);
}

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}
