import type { Refusal } from '#event-sourcing';
import type { ProblemKind } from '#http';
import { Problem, problemOf } from '#http';

/** What Camunda's interface has and this server does not serve. `instead`: what to do. */
export function notServed(what: string, instead: string): Problem {
  return new Problem('not-implemented', { reason: `${what} is not served here; ${instead}` });
}

export function noDefinition(): Problem {
  const german = 'Diesen Prozess gibt es in dieser Version nicht: zuerst sein Modell bereitstellen.';
  return new Problem('not-found', { reason: 'definition does not exist: deploy its model first', german });
}

/** Refusals on things that have ended are those of things that do not exist any more, as Camunda answers them. */
const GONE = new Set(['process instance is not running']);

export function problemOfRefusal(refusal: Refusal): Problem {
  if (refusal.kind === 'concurrentChange') return new Problem('unavailable', { reason: refusal.reason, retryAfter: 1 });
  return GONE.has(refusal.reason) ? new Problem('not-found', { reason: refusal.reason }) : problemOf(refusal);
}

const TITLES: Readonly<Partial<Record<ProblemKind, string>>> = {
  'bad-request': 'INVALID_ARGUMENT',
  'unsupported-media-type': 'INVALID_ARGUMENT',
  'unknown-reference': 'INVALID_ARGUMENT',
  'too-large': 'INVALID_ARGUMENT',
  unauthenticated: 'UNAUTHENTICATED',
  forbidden: 'FORBIDDEN',
  'not-found': 'NOT_FOUND',
  refused: 'INVALID_STATE',
  'key-reused': 'ALREADY_EXISTS',
  'too-many-requests': 'RESOURCE_EXHAUSTED',
  unavailable: 'RESOURCE_EXHAUSTED',
  'not-implemented': 'NOT_IMPLEMENTED',
  'took-too-long': 'DEADLINE_EXCEEDED',
  internal: 'INTERNAL',
};

/**
 * Titles of problems below `/v2`, as Camunda's clients know them. They send again what was answered with
 * `RESOURCE_EXHAUSTED`, without a key: so it is not the title where a command may have happened.
 */
export function camundaTitle(url: string, { kind, details }: Problem): string | undefined {
  if (!url.startsWith('/v2/')) return undefined;
  return details.outcomeUnknown === true ? 'UNAVAILABLE' : TITLES[kind];
}
