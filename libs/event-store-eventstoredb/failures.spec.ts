import client from '@eventstore/db-client';
import type { ServiceError } from '@grpc/grpc-js';
import { Metadata, status } from '@grpc/grpc-js';
import { RefusedAppend } from './append-messages.js';
import { failureOf } from './failures.js';

/** An error of gRPC; EventStoreDB adds metadata to it. */
function grpc(code: status, details: string, more: Readonly<Record<string, string>> = {}): ServiceError {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(more)) metadata.set(name, value);
  return Object.assign(new Error(`${code} ${details}`), { code, details, metadata });
}

const leader = { 'leader-endpoint-host': 'node2', 'leader-endpoint-port': '2113' };
const refused = '14 UNAVAILABLE: No connection established. Last error: connect ECONNREFUSED 127.0.0.1:2113';

describe('a temporary failure after sending leaves the outcome open', () => {
  it.each<[string, unknown]>([
    ['unavailable', new client.UnavailableError(grpc(status.UNAVAILABLE, 'Connection dropped'))],
    ['unavailable without a type, after a reconnect', grpc(status.UNAVAILABLE, 'Connection dropped')],
    ['the end of a server, which gRPC sees so', grpc(status.INTERNAL, 'Received RST_STREAM with code 2')],
    ['another leader', new client.NotLeaderError(grpc(status.NOT_FOUND, 'Leader info available', leader))],
    ['cancelled', new client.CancelledError(grpc(status.CANCELLED, 'Call cancelled'))],
    ['cancelled without a type', grpc(status.CANCELLED, 'Cancelled on client')],
    ['out of time', new client.DeadlineExceededError(grpc(status.DEADLINE_EXCEEDED, 'Deadline exceeded'))],
    ['out of time in an answer', new RefusedAppend('Timeout', 'timeout')],
    ['aborted', new client.TimeoutError(grpc(status.ABORTED, 'Operation timed out'))],
    ['not ready', new client.UnknownError(grpc(status.UNKNOWN, 'Server Is Not Ready'))],
    ['too busy', new client.UnknownError(grpc(status.UNKNOWN, 'Server Is Too Busy'))],
    ['what nobody knows', new client.UnknownError(grpc(status.UNKNOWN, 'Unexpected exception'))],
    ['what is no error at all', 'broken'],
    ['nothing', undefined],
  ])('%s', (_, error) => {
    expect(failureOf(error)).toMatchObject({ kind: 'passing', sent: true });
  });
});

describe('a failure before sending is reported as not sent', () => {
  it.each<[string, unknown]>([
    ['nobody listens', new client.UnavailableError(grpc(status.UNAVAILABLE, refused))],
    ['nobody listens, without a type', grpc(status.UNAVAILABLE, refused)],
    ['no such host', grpc(status.UNAVAILABLE, 'Name resolution failed for target dns:node9:2113')],
    ['no leader was found', new Error('Failed to discover after 10 attempts.')],
  ])('%s', (_, error) => {
    expect(failureOf(error)).toMatchObject({ kind: 'passing', sent: false });
  });
});

describe('a conflict has the actual revision', () => {
  it.each<[string, unknown, bigint | 'noStream']>([
    ['in the error of a unary append', conflict(7n), 7n],
    ['of a stream that does not exist', conflict('no_stream'), 'noStream'],
    ['in an answer', new RefusedAppend('conflict', 'wrong-expected-version', 7n), 7n],
    [
      'in an answer for a stream that does not exist',
      new RefusedAppend('', 'wrong-expected-version', 'no_stream'),
      'noStream',
    ],
  ])('%s', (_, error, actual) => {
    expect(failureOf(error)).toEqual({ kind: 'conflict', actual });
  });
});

function conflict(current: bigint | 'no_stream'): Error {
  const versions = { streamName: 'our_thing-1', expected: 3n, current };
  return new client.WrongExpectedVersionError(undefined, versions);
}

describe('a missing stream is empty', () => {
  it.each<[string, unknown]>([
    // The client reads nothing of this argument.
    ['missing or deleted softly', new client.StreamNotFoundError(null as unknown as ServiceError, 'our_thing-1')],
    ['said by an older server', new client.NoStreamError(grpc(status.NOT_FOUND, 'no stream'))],
  ])('%s', (_, error) => {
    expect(failureOf(error)).toEqual({ kind: 'noStream' });
  });
});

describe('a permanent failure names the remedy', () => {
  const named = { 'stream-name': 'our_thing-1' };
  it.each<[string, unknown, RegExp]>([
    [
      'a tombstone',
      new client.StreamDeletedError(grpc(status.FAILED_PRECONDITION, 'deleted', named)),
      /restore the log/,
    ],
    ['a tombstone in an answer', new RefusedAppend('deleted', 'stream-deleted'), /restore the log/],
    ['no access', new client.AccessDeniedError(grpc(status.PERMISSION_DENIED, 'denied')), /rights of that user/],
    ['no access without a type', grpc(status.PERMISSION_DENIED, 'denied'), /rights of the user/],
    ['an unknown user', grpc(status.UNAUTHENTICATED, 'who are you'), /user and password/],
    ['a server without the call', grpc(status.UNIMPLEMENTED, 'no such method'), /too old/],
    ['a feature of later servers', new client.UnsupportedError('batch append', '21.10'), /too old/],
    ['what the server does not take', grpc(status.INVALID_ARGUMENT, 'bad'), /does not take/],
  ])('%s', (_, error, advice) => {
    // Jest declares its matchers as any.
    expect(failureOf(error)).toEqual({ kind: 'lasting', advice: expect.stringMatching(advice) as string });
  });

  it('an append that is too large is refused with the maximum', () => {
    const unary = new client.MaxAppendSizeExceededError(
      grpc(status.INVALID_ARGUMENT, 'too large', { 'maximum-append-size': '1024' }),
    );
    expect(failureOf(unary)).toEqual({ kind: 'tooLarge', most: 1024 });
    const answered = new RefusedAppend('', 'maximum-append-size-exceeded', undefined, 2048);
    expect(failureOf(answered)).toEqual({ kind: 'tooLarge', most: 2048 });
  });
});
