import shared from '@eventstore/db-client/generated/shared_pb.js';
import status from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { BatchAppendReq, BatchAppendResp, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { FakeEvent } from './fake-log.fixture.js';

/** An error, named as in the details of an answer. */
export type Refusal =
  | { readonly kind: 'WrongExpectedVersion'; readonly actual: bigint | undefined }
  | { readonly kind: 'MaximumAppendSizeExceeded'; readonly most: number }
  | { readonly kind: 'StreamDeleted' | 'AccessDenied' | 'Timeout' | 'Unknown' };

export interface AnsweredPosition {
  readonly commit: bigint;
  readonly prepare: bigint;
}

export function success(request: BatchAppendReq, revision: bigint, position?: AnsweredPosition): BatchAppendResp {
  const answer = new streams.BatchAppendResp.Success().setCurrentRevision(revision.toString());
  if (position !== undefined) {
    const { commit, prepare } = position;
    answer.setPosition(
      new shared.AllStreamPosition().setCommitPosition(commit.toString()).setPreparePosition(prepare.toString()),
    );
  }
  return answerTo(request).setSuccess(answer);
}

export function refused(request: BatchAppendReq, refusal: Refusal): BatchAppendResp {
  // A status with empty details, from its bytes: the package does not export the class of the details.
  const error = status.Status.deserializeBinary(new Uint8Array([0x1a, 0])).setMessage('refused by the server');
  error.getDetails()?.pack(detailsOf(refusal), `event_store.client.${refusal.kind}`);
  return answerTo(request).setError(error);
}

function detailsOf(refusal: Refusal): Uint8Array {
  switch (refusal.kind) {
    case 'WrongExpectedVersion': {
      const details = new shared.WrongExpectedVersion();
      if (refusal.actual !== undefined) details.setCurrentStreamRevision(refusal.actual.toString());
      return details.serializeBinary();
    }
    case 'MaximumAppendSizeExceeded':
      return new shared.MaximumAppendSizeExceeded().setMaxappendsize(refusal.most).serializeBinary();
    case 'StreamDeleted':
    case 'AccessDenied':
    case 'Timeout':
    case 'Unknown':
      return new Uint8Array();
  }
}

function answerTo(request: BatchAppendReq): BatchAppendResp {
  const name = request.getOptions()?.getStreamIdentifier();
  return new streams.BatchAppendResp().setCorrelationId(request.getCorrelationId()).setStreamIdentifier(name);
}

export function eventRead(event: FakeEvent): ReadResp {
  const recorded = new streams.ReadResp.ReadEvent.RecordedEvent()
    .setId(new shared.UUID().setString(event.id))
    .setStreamIdentifier(new shared.StreamIdentifier().setStreamName(new TextEncoder().encode(event.stream)))
    .setStreamRevision(event.revision.toString())
    .setCommitPosition(event.commit.toString())
    .setPreparePosition(event.prepare.toString())
    .setData(event.data)
    .setCustomMetadata(event.metadata);
  recorded.getMetadataMap().set('type', event.type).set('content-type', event.contentType).set('created', '0');
  const read = new streams.ReadResp.ReadEvent().setEvent(recorded).setCommitPosition(event.commit.toString());
  return new streams.ReadResp().setEvent(read);
}

export function noSuchStream(): ReadResp {
  return new streams.ReadResp().setStreamNotFound(new streams.ReadResp.StreamNotFound());
}

export function confirmation(): ReadResp {
  return new streams.ReadResp().setConfirmation(new streams.ReadResp.SubscriptionConfirmation());
}
