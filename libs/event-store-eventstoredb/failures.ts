import type { ExpectedRevision } from '#event-sourcing';

/** What a failed call means for whoever made it. */
export type Failure =
  /** The stream is at another revision; nothing was written. */
  | { readonly kind: 'conflict'; readonly actual: ExpectedRevision }
  /** A stream that does not exist, or was deleted softly. */
  | { readonly kind: 'noStream' }
  /** The server takes smaller appends than this program makes. Nothing was written. */
  | { readonly kind: 'tooLarge'; readonly most: number }
  /** The same call would fail again, until somebody changes something. Nothing was written. */
  | { readonly kind: 'lasting'; readonly advice: string }
  /** May pass by itself. `sent`: what was asked for may have happened. */
  | { readonly kind: 'passing'; readonly sent: boolean; readonly message: string };

/** Status codes of gRPC, https://grpc.github.io/grpc/core/md_doc_statuscodes.html */
const INVALID_ARGUMENT = 3;
const PERMISSION_DENIED = 7;
const UNIMPLEMENTED = 12;
const UNAUTHENTICATED = 16;

const LASTING_TYPES: Readonly<Record<string, string>> = {
  'access-denied': 'it refuses access: check user and password in EVENTSTOREDB_URL, and the rights of that user',
  'stream-deleted': 'a stream of the log was deleted for good by another program: restore the log',
  'invalid-argument': 'it does not take the request',
  'invalid-transaction': 'it does not take the request',
  unsupported: 'it is too old: EventStoreDB 21.10 or later is needed',
};

const LASTING_CODES: Readonly<Record<number, string>> = {
  [INVALID_ARGUMENT]: 'it does not take the request',
  [PERMISSION_DENIED]: 'it refuses access: check the rights of the user in EVENTSTOREDB_URL',
  [UNIMPLEMENTED]: 'it is too old: EventStoreDB 21.10 or later is needed',
  [UNAUTHENTICATED]: 'it refuses access: check user and password in EVENTSTOREDB_URL',
};

/** Said by gRPC and by the client's discovery when no request has left this process. */
const NOT_SENT = /No connection established|Failed to discover|ECONNREFUSED|Name resolution failed/;

/**
 * By `type` and by `code`: after a reconnect a plain gRPC error without a type can come. What is not known passes: it is
 * repeated for a limited time, and repeating does no harm.
 */
export function failureOf(error: unknown): Failure {
  const { type, code, message } = shapeOf(error);
  if (type === 'wrong-expected-version') return { kind: 'conflict', actual: actualRevision(error) };
  if (type === 'stream-not-found' || type === 'no-stream') return { kind: 'noStream' };
  if (type === 'maximum-append-size-exceeded') return { kind: 'tooLarge', most: mostBytes(error) };
  const advice = LASTING_TYPES[type] ?? LASTING_CODES[code];
  if (advice !== undefined) return { kind: 'lasting', advice };
  return { kind: 'passing', sent: !NOT_SENT.test(message), message: message === '' ? 'no answer' : message };
}

/** Errors of the client come from another realm under jest: never `instanceof`. */
function shapeOf(error: unknown): { readonly type: string; readonly code: number; readonly message: string } {
  if (typeof error !== 'object' || error === null) return { type: '', code: 0, message: String(error) };
  return {
    type: 'type' in error && typeof error.type === 'string' ? error.type : '',
    code: 'code' in error && typeof error.code === 'number' ? error.code : 0,
    message: 'message' in error && typeof error.message === 'string' ? error.message : '',
  };
}

function actualRevision(error: unknown): ExpectedRevision {
  const actual = typeof error === 'object' && error !== null && 'actualVersion' in error ? error.actualVersion : null;
  return typeof actual === 'bigint' ? actual : 'noStream';
}

function mostBytes(error: unknown): number {
  const most = typeof error === 'object' && error !== null && 'maxAppendSize' in error ? error.maxAppendSize : 0;
  return typeof most === 'number' ? most : 0;
}
