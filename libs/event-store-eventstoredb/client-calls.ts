import type { EventStoreDBClient } from '@eventstore/db-client';
import type streamsGrpc from '@eventstore/db-client/generated/streams_grpc_pb.js';

type Streams = typeof streamsGrpc.StreamsClient;

/** What the client shows to its own commands: opening a call on the present channel, with discovery and reconnects. */
export interface ClientCalls {
  readonly GRPCStreamCreator: <Call>(
    stub: Streams,
    name: string,
    open: (stub: InstanceType<Streams>) => Call,
  ) => () => Promise<Call>;
  /** Metadata and options of a call: user, connection name, deadline. */
  readonly callArguments: (options: object, call: { readonly deadline: number }) => readonly [never, never];
}

/** `protected` members, by their declaration in 6.2.1, which is pinned. decisions.md says what they are needed for. */
export function callsOf(client: EventStoreDBClient): ClientCalls {
  return client as unknown as ClientCalls;
}
