import type { ExpectedRevision } from '#event-sourcing';

/** The meaning of a failed call for its caller. */
export type Failure =
  /** The stream is at another revision; nothing was written. */
  | { readonly kind: 'conflict'; readonly actual: ExpectedRevision }
  /** The stream does not exist, or was soft-deleted. */
  | { readonly kind: 'noStream' }
  /** The append is larger than the server accepts. Nothing was written. */
  | { readonly kind: 'tooLarge'; readonly most: number }
  /** The same call would fail again until an administrator changes something. Nothing was written. */
  | { readonly kind: 'lasting'; readonly advice: string }
  /** A temporary failure. `sent`: the request may have been executed. */
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

/** Messages of gRPC and of the client's discovery when no request has left this process. */
const NOT_SENT = /No connection established|Failed to discover|ECONNREFUSED|Name resolution failed/;

/**
 * Classifies by `type` and by `code`: after a reconnect a plain gRPC error without a type can come. An unknown error counts
 * as temporary: calls are idempotent and are repeated for a limited time.
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

/** Under jest the client's errors come from another realm: `instanceof` does not hold for them. */
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
