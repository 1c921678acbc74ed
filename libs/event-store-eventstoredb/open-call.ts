import type { BatchAppendReq, BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import type streamsGrpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { correlationOf } from './append-messages.js';

/** The bidirectional gRPC call. */
export type BatchCall = ReturnType<InstanceType<typeof streamsGrpc.StreamsClient>['batchAppend']>;

interface Waiting {
  readonly resolve: (response: BatchAppendResp) => void;
  readonly reject: (error: unknown) => void;
}

/** One open call with the appends that wait for an answer on it. */
export class OpenCall {
  readonly #waiting = new Map<string, Waiting>();
  #broken: Error | undefined;

  constructor(
    private readonly call: BatchCall,
    private readonly onEnd: () => void,
  ) {
    call.on('data', (response: BatchAppendResp) => {
      this.#answer(response);
    });
    call.on('error', (error: Error) => {
      this.end(error);
    });
    call.on('end', () => {
      this.end(new Error('the server ended the call'));
    });
  }

  /** Resolves with the server's answer, success or error. Rejects when the call breaks: the outcome is unknown then. */
  async append(correlation: string, request: BatchAppendReq): Promise<BatchAppendResp> {
    if (this.#broken !== undefined) throw this.#broken;
    return await new Promise((resolve, reject) => {
      this.#waiting.set(correlation, { resolve, reject });
      // The call buffers. The number of appends in flight is bounded by the commands that wait for them.
      this.call.write(request);
    });
  }

  /** Cancels the call if it is still open, and rejects the waiting appends. */
  end(error: Error): void {
    if (this.#broken !== undefined) return;
    this.#broken = error;
    this.call.cancel();
    this.onEnd();
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(error);
  }

  #answer(response: BatchAppendResp): void {
    const correlation = correlationOf(response);
    const waiting = this.#waiting.get(correlation);
    this.#waiting.delete(correlation);
    waiting?.resolve(response);
  }
}
