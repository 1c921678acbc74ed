import type { FieldError } from '#commands';
import type { Concerned, Difference, Violation } from '#event-sourcing';

/** Kinds of problems; the `type` of a problem document is `/api/problems/<kind>` and stays as it is. */
export const PROBLEM_STATUS = {
  'bad-request': 400,
  'not-supported': 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'not-acceptable': 406,
  refused: 409,
  irregular: 409,
  'key-reused': 409,
  'concurrent-change': 409,
  stale: 412,
  'too-slow': 408,
  'too-large': 413,
  'uri-too-long': 414,
  'unsupported-media-type': 415,
  'expectation-failed': 417,
  'unknown-reference': 422,
  'too-many-requests': 429,
  'header-too-large': 431,
  internal: 500,
  'not-implemented': 501,
  'took-too-long': 504,
  unavailable: 503,
} as const;
export type ProblemKind = keyof typeof PROBLEM_STATUS;

export interface ProblemDetails {
  /** Stable English phrase. */
  readonly reason: string;
  /** A German sentence for callers who prefer it; English is the reason itself. */
  readonly german?: string;
  readonly errors?: readonly FieldError[];
  readonly violations?: readonly Violation[];
  readonly differences?: readonly Difference[];
  /** Entities on account of which it is refused. */
  readonly about?: readonly Concerned[];
  /** Roles of which one would do. */
  readonly needed?: readonly string[];
  /** Methods that the address takes, for `Allow`. */
  readonly allow?: readonly string[];
  /** Whether the command may have happened all the same. */
  readonly outcomeUnknown?: true;
  /** Seconds, for `Retry-After`. */
  readonly retryAfter?: number;
}

/** Thrown by routes; the filter answers it as `application/problem+json` (RFC 9457). */
export class Problem extends Error {
  override readonly name = 'Problem';
  constructor(
    readonly kind: ProblemKind,
    readonly details: ProblemDetails,
  ) {
    super(details.reason);
  }
}

export function notFound(): Problem {
  return new Problem('not-found', { reason: 'not found', german: 'Nicht gefunden.' });
}

export function badField(field: string, message: string): Problem {
  return badFields([{ field, message }]);
}

export function badFields(errors: readonly FieldError[]): Problem {
  return new Problem('bad-request', {
    reason: 'input is not valid',
    german: 'Die Eingabe ist nicht gültig.',
    errors,
  });
}
