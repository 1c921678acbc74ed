import type { BatchAppendReq, BatchAppendResp, ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { ServerDuplexStream, ServerWritableStream } from '@grpc/grpc-js';

export type AppendCall = ServerDuplexStream<BatchAppendReq, BatchAppendResp>;
export type ReadCall = ServerWritableStream<ReadReq, ReadResp>;

/** The fake server's reaction to one request. A request without a script is written to the log and answered. */
export type AppendScript = (request: BatchAppendReq, call: AppendCall) => void;
export type ReadScript = (call: ReadCall) => void;
