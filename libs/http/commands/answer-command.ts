import type { SubmissionResult } from '#commands';
import type { CommandWarning, Refusal } from '#event-sourcing';
import type { FastifyReply } from 'fastify';
import type { LogIdentity } from '../log-identity.js';
import { wirePosition } from '../log-identity.js';
import type { ProblemKind } from '../problems/problem.js';
import { badFields, Problem } from '../problems/problem.js';

/** 201 for a new entity, 200 for a change or for no change. @throws Problem for a refusal. */
export function answerCommand(result: SubmissionResult, log: LogIdentity, reply: FastifyReply): unknown {
  if (!result.done) {
    if ('errors' in result) {
      throw badFields(result.errors);
    }
    throw problemOf(result.refusal);
  }
  const revision = result.revision.toString();
  void reply.status(result.created ? 201 : 200).header('etag', `"${revision}"`);
  return {
    id: result.id,
    stream: result.stream,
    revision,
    position: wirePosition(log, result.position),
    events: result.events,
    ...(result.parts.length > 0 && { parts: result.parts }),
    ...(result.before !== undefined && { before: result.before }),
    ...(result.warnings.length > 0 && { warnings: result.warnings.map(warningAnswer) }),
    ...(result.note !== undefined && { note: result.note }),
  };
}

function warningAnswer({ code, english: text, german, about }: CommandWarning): object {
  return { code, text, german, about };
}

const KINDS = {
  invalid: 'bad-request',
  forbidden: 'forbidden',
  notFound: 'not-found',
  impossible: 'refused',
  irregular: 'irregular',
  keyReused: 'key-reused',
  concurrentChange: 'concurrent-change',
  stale: 'stale',
  unknownReference: 'unknown-reference',
} as const satisfies Record<Refusal['kind'], ProblemKind>;

export function problemOf(refusal: Refusal): Problem {
  const { kind, reason } = refusal;
  return new Problem(KINDS[kind], {
    reason,
    ...('field' in refusal && { errors: [{ field: refusal.field, message: reason }] }),
    ...('violations' in refusal && { violations: refusal.violations }),
    ...('differences' in refusal && { differences: refusal.differences }),
    ...(refusal.kind === 'impossible' && refusal.about !== undefined && { about: refusal.about }),
  });
}
