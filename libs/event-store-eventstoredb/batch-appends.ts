import type { EventStoreDBClient } from '@eventstore/db-client';
import streamsGrpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { BatchAppendReq, BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { ClientCalls } from './client-calls.js';
import { callsOf } from './client-calls.js';
import { OpenCall } from './open-call.js';

const GIVEN_UP = 'the connection was given up';

/**
 * Appends of one client over one call that stays open; a broken call is replaced. The client's own `appendToStream` does the
 * same with one table of waiting appends for the whole process: decisions.md describes how that ends processes.
 */
export class BatchAppends {
  readonly #calls: ClientCalls;
  #call: Promise<OpenCall> | undefined;
  #ended = false;

  constructor(client: EventStoreDBClient) {
    this.#calls = callsOf(client);
  }

  /** Calls `onSending` before it sends. @throws the error that broke the call; the outcome is unknown then */
  async append(correlation: string, request: BatchAppendReq, onSending: () => void): Promise<BatchAppendResp> {
    const call = await (this.#call ??= this.#open());
    if (this.#ended) throw new Error(GIVEN_UP);
    onSending();
    return await call.append(correlation, request);
  }

  /** Rejects the appends that still wait for an answer. */
  end(): void {
    const call = this.#call;
    this.#call = undefined;
    this.#ended = true;
    call?.then(
      (open) => {
        open.end(new Error(GIVEN_UP));
      },
      () => undefined,
    );
  }

  #open(): Promise<OpenCall> {
    const { GRPCStreamCreator, callArguments } = this.#calls;
    const create = GRPCStreamCreator(streamsGrpc.StreamsClient, 'appendToStream', (stub) =>
      stub.batchAppend(...callArguments({}, { deadline: Infinity })),
    );
    const forget = (): void => {
      if (this.#call === opened) this.#call = undefined;
    };
    const opened: Promise<OpenCall> = create().then((duplex) => new OpenCall(duplex, forget));
    // The waiting append gets the rejection; the next append opens another call.
    opened.catch(forget);
    return opened;
  }
}
