import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { FakeEvent, FakeLog } from './fake-log.fixture.js';
import { confirmation, eventRead, noSuchStream } from './fake-messages.fixture.js';
import type { ReadCall, ReadScript } from './fake-calls.types.js';

const { BACKWARDS } = streams.ReadReq.Options.ReadDirection;

/** The fake server's side of reads and subscriptions. */
export class FakeReader {
  /** All requests in order, and the calls that are still open. */
  readonly requests: ReadReq.Options[] = [];
  readonly open = new Set<ReadCall>();
  /** Number of requests that only a leader may answer. */
  fromLeader = 0;
  /** Takes every subscription instead of the usual answer. */
  subscriptionScript: ReadScript | undefined;
  readonly #pushing: (() => void)[] = [];

  constructor(private readonly log: FakeLog) {}

  get subscriptions(): readonly ReadReq.Options[] {
    return this.requests.filter((asked) => asked.hasSubscription());
  }

  get reads(): readonly ReadReq.Options[] {
    return this.requests.filter((asked) => !asked.hasSubscription());
  }

  take(call: ReadCall, script: ReadScript = this.answer): void {
    const options = call.request.getOptions();
    if (options === undefined) throw new Error('a read without options');
    this.requests.push(options);
    if (call.metadata.get('requires-leader')[0] === 'true') this.fromLeader += 1;
    this.open.add(call);
    for (const over of ['cancelled', 'finish', 'error', 'close']) call.on(over, () => this.open.delete(call));
    script(call);
  }

  readonly answer: ReadScript = (call) => {
    const options = call.request.getOptions() ?? new streams.ReadReq.Options();
    if (!options.hasSubscription()) this.#read(call, options);
    else if (this.subscriptionScript === undefined) this.#subscribe(call, options);
    else this.subscriptionScript(call);
  };

  /** Open subscriptions stay open and get no further event. */
  deafen(): void {
    for (const stop of this.#pushing.splice(0)) stop();
  }

  /** A script that answers with the first events and then falls silent. */
  first(count: number): ReadScript {
    return (call) => {
      for (const event of this.log.events.slice(0, count)) call.write(eventRead(event));
    };
  }

  #read(call: ReadCall, options: ReadReq.Options): void {
    const name = options.getStream()?.getStreamIdentifier()?.getStreamName_asU8();
    const backwards = options.getReadDirection() === BACKWARDS;
    const events = name === undefined ? this.#all(options) : this.log.stream(new TextDecoder().decode(name));
    if (name !== undefined && events.length === 0) call.write(noSuchStream());
    const found =
      name === undefined ? fromPosition(events, options, backwards) : fromRevision(events, options, backwards);
    const ordered = backwards ? found.toReversed() : found;
    for (const event of ordered.slice(0, Number(options.getCount()))) call.write(eventRead(event));
    call.end();
  }

  #all(options: ReadReq.Options): readonly FakeEvent[] {
    const pattern = new RegExp(options.getFilter()?.getStreamIdentifier()?.getRegex() ?? '');
    return this.log.events.filter(({ stream }) => pattern.test(stream));
  }

  /** A subscription: exclusive of its position, filtered by prefix, without an end. */
  #subscribe(call: ReadCall, options: ReadReq.Options): void {
    const prefixes = options.getFilter()?.getStreamIdentifier()?.getPrefixList() ?? [''];
    let after = BigInt(options.getAll()?.getPosition()?.getCommitPosition() ?? -1);
    const push = (): void => {
      for (const event of this.log.events) {
        if (event.commit <= after) continue;
        after = event.commit;
        if (prefixes.some((prefix) => event.stream.startsWith(prefix))) call.write(eventRead(event));
      }
    };
    call.write(confirmation());
    const stop = this.log.watch(push);
    this.#pushing.push(stop);
    for (const over of ['cancelled', 'finish', 'error', 'close']) call.on(over, stop);
    push();
  }
}

/** A forwards read begins with the event at its position, a backwards read with the one before. */
function fromPosition(
  events: readonly FakeEvent[],
  options: ReadReq.Options,
  backwards: boolean,
): readonly FakeEvent[] {
  const place = options.getAll()?.getPosition();
  if (place === undefined) return events;
  const from = BigInt(place.getCommitPosition());
  return events.filter(({ commit }) => (backwards ? commit < from : commit >= from));
}

function fromRevision(
  events: readonly FakeEvent[],
  options: ReadReq.Options,
  backwards: boolean,
): readonly FakeEvent[] {
  const stream = options.getStream();
  if (stream?.hasRevision() !== true) return events;
  const from = BigInt(stream.getRevision());
  return events.filter(({ revision }) => (backwards ? revision <= from : revision >= from));
}
