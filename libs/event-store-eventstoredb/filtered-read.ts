import type { AllStreamResolvedEvent } from '@eventstore/db-client';
import utils from '@eventstore/db-client/dist/utils/index.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streamsGrpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { callsOf } from './client-calls.js';
import type { Line } from './connection.js';

export interface FilteredRead {
  readonly direction: 'forwards' | 'backwards';
  /** Where to begin, inclusively; the log's beginning or end when left out. */
  readonly from?: bigint;
  /** At least 1: the server answers 0 with an error. */
  readonly maxCount: number;
  /** Names of streams, as .NET's regular expressions have it. */
  readonly streams: string;
}

/** Records of all programs that the server looks at between two answers of a read. */
const SEARCH_WINDOW = 1_000;

/** A read along all streams that the server filters. The client offers filters for subscriptions only. */
export async function filteredRead(line: Line, read: FilteredRead): Promise<readonly AllStreamResolvedEvent[]> {
  const { GRPCStreamCreator, callArguments } = callsOf(line.client);
  const call = await GRPCStreamCreator(streamsGrpc.StreamsClient, 'readAll', (stub) =>
    stub.read(requestOf(read), ...callArguments({ requiresLeader: true }, { deadline: Infinity })),
  )();
  const events: AllStreamResolvedEvent[] = [];
  try {
    for await (const response of call) {
      // Each message of this call is one of these.
      const event = (response as ReadResp).getEvent();
      if (event !== undefined) events.push(utils.convertGrpcEvent<AllStreamResolvedEvent>(event));
    }
  } catch (error) {
    throw utils.convertToCommandError(error as Error);
  }
  if (line.over.aborted) throw new Error('the connection was given up');
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
