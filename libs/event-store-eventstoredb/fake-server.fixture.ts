import gossipGrpc from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import featuresPb from '@eventstore/db-client/generated/serverfeatures_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streamsGrpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { BatchAppendReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { sendUnaryData } from '@grpc/grpc-js';
import { Server, ServerCredentials, status } from '@grpc/grpc-js';
import type { AppendCall, AppendScript, ReadCall, ReadScript } from './fake-calls.types.js';
import { FakeLog } from './fake-log.fixture.js';
import { refused, success } from './fake-messages.fixture.js';
import { FakeReader } from './fake-reader.fixture.js';

/** A script that never answers. */
export const noAnswer = (): void => undefined;

/** Ends a call like a failing server: code 14 means unavailable, code 13 a server that was stopped. */
export function breakCall(call: AppendCall | ReadCall, code: number, details = 'broken by the server'): void {
  call.emit('error', { code, details });
}

/** A node of EventStoreDB whose answers are scripted, on a free port of this machine. */
export class FakeServer {
  readonly appends: BatchAppendReq[] = [];
  readonly appendCalls = new Set<AppendCall>();
  /** Scripts for the next requests, in order. */
  readonly appendScripts: AppendScript[] = [];
  readonly readScripts: ReadScript[] = [];
  readonly reader: FakeReader;
  /** Ports of a cluster's nodes, and of its leader. */
  cluster: { readonly nodes: readonly number[]; readonly leader: number | undefined } | undefined;
  /** Number of requests for the cluster's nodes. */
  gossips = 0;
  readonly #server = new Server();

  private constructor(readonly log: FakeLog) {
    this.reader = new FakeReader(log);
  }

  static async start(log = new FakeLog(), port = 0): Promise<FakeServer> {
    const fake = new FakeServer(log);
    fake.#serve();
    fake.#port = await new Promise<number>((resolve, reject) => {
      fake.#server.bindAsync(`127.0.0.1:${port}`, ServerCredentials.createInsecure(), (error, bound) => {
        if (error === null) resolve(bound);
        else reject(error);
      });
    });
    return fake;
  }

  #port = 0;

  get port(): number {
    return this.#port;
  }

  get url(): string {
    return `esdb://127.0.0.1:${this.#port}?tls=false`;
  }

  get openCalls(): number {
    return this.appendCalls.size + this.reader.open.size;
  }

  stop(): void {
    this.#server.forceShutdown();
  }

  /** Writes to the log and answers, or refuses like EventStoreDB. */
  readonly answer: AppendScript = (request, call) => {
    const result = this.log.append(request);
    if (result.written) call.write(success(request, result.last.revision, result.last));
    else call.write(refused(request, { kind: 'WrongExpectedVersion', actual: result.actual }));
  };

  #serve(): void {
    this.#server.addService(streamsGrpc.StreamsService, {
      batchAppend: (call: AppendCall) => {
        this.#append(call);
      },
      read: (call: ReadCall) => {
        this.reader.take(call, this.readScripts.shift());
      },
    });
    this.#server.addService(gossipGrpc.GossipService, {
      read: (_: unknown, callback: sendUnaryData<gossip.ClusterInfo>) => {
        this.#gossip(callback);
      },
    });
    this.#server.addService(features.ServerFeaturesService, {
      getSupportedMethods: (_: unknown, callback: sendUnaryData<featuresPb.SupportedMethods>) => {
        const batchAppend = new featuresPb.SupportedMethod().setMethodName('batchAppend');
        batchAppend.setServiceName('event_store.client.streams.Streams');
        callback(null, new featuresPb.SupportedMethods().setMethodsList([batchAppend]));
      },
    });
  }

  #append(call: AppendCall): void {
    this.appendCalls.add(call);
    for (const over of ['cancelled', 'finish', 'error', 'close']) call.on(over, () => this.appendCalls.delete(call));
    call.on('data', (request: BatchAppendReq) => {
      this.appends.push(request);
      (this.appendScripts.shift() ?? this.answer)(request, call);
    });
  }

  #gossip(callback: sendUnaryData<gossip.ClusterInfo>): void {
    this.gossips += 1;
    if (this.cluster === undefined) {
      callback({ code: status.UNAVAILABLE, details: 'no gossip here' });
      return;
    }
    const { nodes, leader } = this.cluster;
    const { LEADER, FOLLOWER, UNKNOWN } = gossip.MemberInfo.VNodeState;
    const members = nodes.map((port) =>
      new gossip.MemberInfo()
        .setInstanceId(new shared.UUID().setString('00000000-0000-4000-8000-000000000000'))
        .setState(leader === undefined ? UNKNOWN : port === leader ? LEADER : FOLLOWER)
        .setIsAlive(true)
        .setHttpEndPoint(new gossip.EndPoint().setAddress('127.0.0.1').setPort(port)),
    );
    callback(null, new gossip.ClusterInfo().setMembersList(members));
  }
}
