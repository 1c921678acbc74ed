import type { FieldError } from '#commands';
import { germanMessageOf } from '#commands';
import type { Violation } from '#event-sourcing';
import { InvalidAppend, ReadModelNotReady, ReadModelsUnavailable, StoreUnavailable } from '#event-sourcing';
import { NoServerFollows } from '#following';
import { BadRequestException, HttpException } from '@nestjs/common';
import type { ProblemDetails, ProblemKind } from './problem.js';
import { notFound, Problem, PROBLEM_STATUS } from './problem.js';

const TITLES: Readonly<Record<ProblemKind, string>> = {
  'bad-request': 'The request is not valid',
  'not-supported': 'Not supported yet',
  unauthenticated: 'A token is needed',
  forbidden: 'Not allowed',
  'not-found': 'Not found',
  'method-not-allowed': 'Method not allowed',
  'not-acceptable': 'Not available in that form',
  refused: 'Refused by a rule',
  irregular: 'Rules are violated',
  'key-reused': 'The key was used for other content',
  'concurrent-change': 'Changed by several at once',
  stale: 'Changed since it was read',
  'too-slow': 'The request took too long',
  'too-large': 'Too large',
  'uri-too-long': 'The address is too long',
  'unsupported-media-type': 'Not JSON',
  'expectation-failed': 'Expectation cannot be met',
  'unknown-reference': 'A reference to something that does not exist',
  'too-many-requests': 'Too many requests',
  'header-too-large': 'The headers are too large',
  internal: 'A defect of the server',
  'not-implemented': 'Not served here',
  'took-too-long': 'Not finished in time',
  unavailable: 'Not available for now',
};

const KIND_BY_STATUS = new Map<number, ProblemKind>(
  (
    [
      'bad-request',
      'unauthenticated',
      'forbidden',
      'not-found',
      'method-not-allowed',
      'too-large',
      'uri-too-long',
      'unsupported-media-type',
      'too-many-requests',
      'header-too-large',
      'unavailable',
    ] as const
  ).map((kind) => [PROBLEM_STATUS[kind], kind]),
);

/** Longest part of the address that is echoed. */
const MOST_INSTANCE = 300;

export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly reason: string;
  readonly detail: string;
  readonly instance: string;
  readonly correlation: string;
  readonly [member: string]: unknown;
}

export interface ProblemContext {
  readonly instance: string;
  readonly correlation: string;
  readonly german: boolean;
  /** German wording of a refusal's reason. */
  readonly germanOf: (reason: string) => string | undefined;
}

/** Any error as a problem. An unknown error becomes `internal` and does not show its cause. */
export function problemOfError(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof StoreUnavailable) return storeUnavailable(error);
  if (error instanceof ReadModelNotReady) return notReady(error);
  if (error instanceof NoServerFollows) {
    const german = 'Zurzeit führt kein Server die Auskünfte; gleich noch einmal versuchen.';
    return new Problem('unavailable', { reason: error.message, german, retryAfter: 5 });
  }
  if (error instanceof ReadModelsUnavailable) {
    return new Problem('unavailable', {
      reason: 'read database cannot be read',
      german: 'Die Lesedatenbank ist nicht lesbar.',
      retryAfter: 2,
    });
  }
  if (error instanceof InvalidAppend) {
    return new Problem('too-large', {
      reason: 'the change is too large for one append',
      german: 'Die Änderung ist zu groß.',
    });
  }
  if (error instanceof BadRequestException && /uuid is expected/.test(error.message)) return notFound();
  const status = statusOf(error);
  const kind = status === undefined ? undefined : KIND_BY_STATUS.get(status);
  if (kind === undefined || kind === 'unavailable')
    return new Problem('internal', { reason: 'internal error', german: 'Interner Fehler.' });
  return new Problem(kind, wordingOf(kind, error));
}

/** RFC 9457. */
export function problemDocument(problem: Problem, context: ProblemContext): ProblemDocument {
  const { reason, german, errors, violations, differences, about, needed } = problem.details;
  const inGerman = german ?? context.germanOf(reason);
  const shown = errors === undefined ? undefined : withLimit(errors);
  const told = context.german ? shown?.map((error) => inGermanWords(error, reason, inGerman)) : shown;
  return {
    type: `/api/problems/${problem.kind}`,
    title: TITLES[problem.kind],
    status: PROBLEM_STATUS[problem.kind],
    reason,
    detail: context.german && inGerman !== undefined ? withFields(inGerman, told) : sentence(reason, told),
    instance: context.instance.slice(0, MOST_INSTANCE),
    correlation: context.correlation,
    ...(needed !== undefined && { needed }),
    ...(told !== undefined && { errors: told }),
    ...(about !== undefined && { about }),
    ...(violations !== undefined && {
      violations: violations.map((violation) => violationIn(violation, context.german)),
    }),
    ...(differences !== undefined && { differences }),
  };
}

/** A body of 1 MiB can hold 100,000 mistakes; as many errors as these are shown. */
const MOST_ERRORS = 50;

function withLimit(errors: readonly FieldError[]): readonly FieldError[] {
  if (errors.length <= MOST_ERRORS) return errors;
  const more = { field: '', message: `${errors.length - MOST_ERRORS} more errors are not shown` };
  return [...errors.slice(0, MOST_ERRORS), more];
}

function violationIn({ germanInstead, allowedInstead, ...violation }: Violation, german: boolean): object {
  return { ...violation, allowedInstead: german ? germanInstead : allowedInstead, deviationAllowed: true };
}

function storeUnavailable({ outcome }: StoreUnavailable): Problem {
  const certain = outcome === 'notWritten';
  return new Problem('unavailable', {
    reason: certain ? 'store cannot be reached' : 'store did not answer: outcome unknown',
    german: certain
      ? 'Der Speicher ist nicht erreichbar; nichts wurde geändert.'
      : 'Der Speicher hat nicht geantwortet; mit demselben Idempotency-Key wiederholen zeigt, ob es geschehen ist.',
    ...(!certain && { outcomeUnknown: true as const }),
    retryAfter: 2,
  });
}

function notReady({ readiness }: ReadModelNotReady): Problem {
  if (readiness === 'building') {
    const german = 'Die Auskunft wird gerade aufgebaut.';
    return new Problem('unavailable', { reason: 'read model is being built', german, retryAfter: 1 });
  }
  const german = 'Die Auskunft steht still, bis jemand sie wieder in Gang setzt.';
  return new Problem('unavailable', { reason: 'read model stands still', german, retryAfter: 30 });
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  // Fastify's own errors carry `statusCode` and a code that begins with FST_.
  if (typeof error === 'object' && error !== null && 'statusCode' in error && typeof error.statusCode === 'number')
    return error.statusCode;
  return undefined;
}

type Wording = Pick<ProblemDetails, 'reason' | 'german'>;

const WORDINGS: Readonly<Partial<Record<ProblemKind, Wording>>> = {
  'not-found': { reason: 'no such route', german: 'Diese Adresse gibt es nicht.' },
  'too-large': { reason: 'body is too large', german: 'Der Inhalt ist zu groß.' },
  'uri-too-long': { reason: 'address is too long', german: 'Die Adresse ist zu lang.' },
  'unsupported-media-type': {
    reason: 'content type must be application/json',
    german: 'Der Inhalt muss application/json sein.',
  },
  'header-too-large': { reason: 'headers are too large', german: 'Die Kopfzeilen sind zu groß.' },
};

/** Parser messages may quote the body; the answer has only their kind. */
function wordingOf(kind: ProblemKind, error: unknown): Wording {
  const known = WORDINGS[kind];
  if (known !== undefined) return known;
  return error instanceof Error && /json/i.test(error.message)
    ? { reason: 'body is not valid JSON', german: 'Der Inhalt ist kein gültiges JSON.' }
    : { reason: 'request is not valid', german: 'Die Anfrage ist nicht gültig.' };
}

function sentence(reason: string, errors: readonly FieldError[] | undefined): string {
  const first = `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
  return withFields(
    first,
    errors?.filter(({ message }) => message !== reason),
  );
}

function withFields(first: string, errors: readonly FieldError[] | undefined): string {
  const others = errors?.filter(({ message }) => message !== first) ?? [];
  const fields = others.map(({ field, message }) => (message.includes(field) ? message : `${field}: ${message}`));
  return fields.length === 0 ? first : `${first} ${fields.join('; ')}`;
}

/** The message of a refusal's field is its reason: it has the reason's wording. */
function inGermanWords({ field, message }: FieldError, reason: string, inGerman: string | undefined): FieldError {
  const german = message === reason ? inGerman : germanMessageOf(message);
  return { field, message: german ?? message };
}
