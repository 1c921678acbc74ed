import type { AllStreamResolvedEvent } from '@eventstore/db-client';
import utils from '@eventstore/db-client/dist/utils/index.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streamsGrpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { callsOf } from './client-calls.js';
import type { LiveConnection } from './connection.js';

export interface FilteredRead {
  readonly direction: 'forwards' | 'backwards';
  /** The first position, inclusive; default: the log's beginning or end. */
  readonly from?: bigint;
  /** At least 1: the server answers 0 with an error. */
  readonly maxCount: number;
  /** Stream names, as a regular expression of .NET. */
  readonly streams: string;
}

/** Number of records of all programs that the server searches between two messages of a read. */
const SEARCH_WINDOW = 1_000;

/** A read of all streams that the server filters. The client offers filters only for subscriptions. */
export async function filteredRead(
  live: LiveConnection,
  read: FilteredRead,
): Promise<readonly AllStreamResolvedEvent[]> {
  const { GRPCStreamCreator, callArguments } = callsOf(live.client);
  const call = await GRPCStreamCreator(streamsGrpc.StreamsClient, 'readAll', (stub) =>
    stub.read(requestOf(read), ...callArguments({ requiresLeader: true }, { deadline: Infinity })),
  )();
  const events: AllStreamResolvedEvent[] = [];
  try {
    for await (const response of call) {
      // Every message of this call is a ReadResp.
      const event = (response as ReadResp).getEvent();
      if (event !== undefined) events.push(utils.convertGrpcEvent<AllStreamResolvedEvent>(event));
    }
  } catch (error) {
    // gRPC calls reject with errors only.
    throw utils.convertToCommandError(error as Error);
  }
  if (live.ended.aborted) throw new Error('the connection was given up');
  return events;
}

const { Options } = streams.ReadReq;

function requestOf({ direction, from, maxCount, streams: names }: FilteredRead): ReadReq {
  const forwards = direction === 'forwards';
  const options = new Options()
    .setAll(placeOf(forwards, from))
    .setReadDirection(forwards ? Options.ReadDirection.FORWARDS : Options.ReadDirection.BACKWARDS)
    .setCount(maxCount.toString())
    .setResolveLinks(false)
    .setUuidOption(new Options.UUIDOption().setString(new shared.Empty()))
    .setFilter(
      new Options.FilterOptions()
        .setStreamIdentifier(new Options.FilterOptions.Expression().setRegex(names))
        .setMax(SEARCH_WINDOW)
        .setCheckpointintervalmultiplier(1),
    );
  return new streams.ReadReq().setOptions(options);
}

function placeOf(forwards: boolean, from: bigint | undefined): ReadReq.Options.AllOptions {
  const all = new Options.AllOptions();
  if (from === undefined) return forwards ? all.setStart(new shared.Empty()) : all.setEnd(new shared.Empty());
  const place = from.toString();
  return all.setPosition(new Options.Position().setCommitPosition(place).setPreparePosition(place));
}
