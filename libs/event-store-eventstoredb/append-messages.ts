import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { BatchAppendReq, BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import { stringify } from 'uuid';
import type { ExpectedRevision, SerialisedEvent } from '#event-sourcing';

const utf8 = new TextEncoder();

/**
 * The wire format of an append: the same bytes at each attempt, except for the correlation. It has no deadline: the server
 * would compare an instant of this machine's clock with its own clock.
 */
export function appendRequest(
  stream: string,
  expected: ExpectedRevision,
  events: readonly SerialisedEvent[],
): (correlation: string) => BatchAppendReq {
  const options = new streams.BatchAppendReq.Options();
  options.setStreamIdentifier(new shared.StreamIdentifier().setStreamName(utf8.encode(stream)));
  // Both `Empty` messages are the same on the wire; the package does not export Google's own.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- see above
  if (expected === 'noStream') options.setNoStream(new shared.Empty());
  else options.setStreamPosition(expected.toString());
  const messages = events.map(proposedMessage);
  return (correlation) =>
    new streams.BatchAppendReq()
      .setCorrelationId(new shared.UUID().setString(correlation))
      .setOptions(options)
      .setProposedMessagesList(messages)
      .setIsFinal(true);
}

function proposedMessage({ id, type, data, metadata }: SerialisedEvent): BatchAppendReq.ProposedMessage {
  const message = new streams.BatchAppendReq.ProposedMessage()
    .setId(new shared.UUID().setString(id))
    .setData(utf8.encode(data))
    .setCustomMetadata(utf8.encode(metadata));
  message.getMetadataMap().set('type', type).set('content-type', 'application/json');
  return message;
}

/** The correlation id of an answer: it names the append that is answered. */
export function correlationOf(response: BatchAppendResp): string {
  const id = response.getCorrelationId();
  const structured = id?.getStructured();
  if (structured === undefined) return id?.getString() ?? '';
  const bytes = new DataView(new ArrayBuffer(16));
  bytes.setBigInt64(0, BigInt(structured.getMostSignificantBits()));
  bytes.setBigInt64(8, BigInt(structured.getLeastSignificantBits()));
  return stringify(new Uint8Array(bytes.buffer));
}

export interface WrittenAppend {
  readonly revision: bigint;
  /** `undefined` when the answer has none, such as for a repetition. */
  readonly position: { readonly commit: bigint; readonly prepare: bigint } | undefined;
}

/** Reads a successful answer. @throws RefusedAppend for an error */
export function writtenBy(response: BatchAppendResp): WrittenAppend {
  const success = response.getSuccess();
  if (success === undefined) throw refusal(response);
  const position = success.getPosition();
  return {
    revision: BigInt(success.getCurrentRevision()),
    position:
      position === undefined
        ? undefined
        : { commit: BigInt(position.getCommitPosition()), prepare: BigInt(position.getPreparePosition()) },
  };
}

/** An error answer, in the shape of the client's own errors. */
export class RefusedAppend extends Error {
  override readonly name = 'RefusedAppend';
  constructor(
    message: string,
    readonly type: string,
    readonly actualVersion?: bigint | 'no_stream',
    readonly maxAppendSize?: number,
  ) {
    super(message);
  }
}

/** Types of the client's errors, by the names of the messages in an answer. */
const ERROR_TYPES: Readonly<Record<string, string>> = {
  StreamDeleted: 'stream-deleted',
  AccessDenied: 'access-denied',
  Timeout: 'timeout',
};

function refusal(response: BatchAppendResp): RefusedAppend {
  const error = response.getError();
  const details = error?.getDetails();
  const message = error?.getMessage() ?? 'an answer without a result';
  const kind = details?.getTypeName().replace('event_store.client.', '') ?? '';
  const bytes = details?.getValue_asU8() ?? new Uint8Array();
  if (kind === 'WrongExpectedVersion') {
    const read = shared.WrongExpectedVersion.deserializeBinary(bytes);
    const current = read.hasCurrentStreamRevision() ? BigInt(read.getCurrentStreamRevision()) : 'no_stream';
    return new RefusedAppend(message, 'wrong-expected-version', current);
  }
  if (kind === 'MaximumAppendSizeExceeded') {
    const most = shared.MaximumAppendSizeExceeded.deserializeBinary(bytes).getMaxappendsize();
    return new RefusedAppend(message, 'maximum-append-size-exceeded', undefined, most);
  }
  return new RefusedAppend(`${message} ${kind}`.trim(), ERROR_TYPES[kind] ?? 'unknown');
}
