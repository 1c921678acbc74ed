import type { EventStoreDBClient } from '@eventstore/db-client';
import type streamsGrpc from '@eventstore/db-client/generated/streams_grpc_pb.js';

type Streams = typeof streamsGrpc.StreamsClient;

/** Members that the client offers its own commands: they open a call on the present channel, with discovery and reconnects. */
export interface ClientCalls {
  readonly GRPCStreamCreator: <Call>(
    stub: Streams,
    name: string,
    open: (stub: InstanceType<Streams>) => Call,
  ) => () => Promise<Call>;
  /** Returns the metadata and options of a call: user, connection name, deadline. */
  readonly callArguments: (options: object, call: { readonly deadline: number }) => readonly [never, never];
}

export function callsOf(client: EventStoreDBClient): ClientCalls {
  // `protected` members, as declared in 6.2.1, which is pinned; decisions.md gives the reason.
  return client as unknown as ClientCalls;
}
