import { idFrom } from '../commands/deterministic-ids.js';
import type { Message, Recorded } from '../messages/message.js';
import { entityIdOf, streamName } from '../messages/message.js';
import type { EventMetadata } from '../messages/metadata.js';
import type { Effect, Policy, PolicyReader, Reaction, Wake } from '../policies/policy.js';
import { appendsOf } from '../policies/stream-fold.js';
import type { StreamName } from '../store/event-store.js';
import type { Past } from './given.js';

/**
 * Given-when-then for a policy:
 * `await givenPolicy(policy).stream('meeting-m', [event], [event]).when('meeting-m', event).asks([effect])`.
 * Each list of events is one append. Facts are read from the given streams.
 */
export function givenPolicy<E extends Message, F, W>(policy: Policy<E, F, W>): GivenPolicy<E, F, W> {
  return new GivenPolicy(policy, new Map());
}

type Streams = ReadonlyMap<StreamName, readonly Recorded[]>;

export class GivenPolicy<E extends Message, F, W> {
  constructor(
    private readonly policy: Policy<E, F, W>,
    private readonly streams: Streams,
  ) {}

  /** Adds appends to a stream. */
  stream<P extends Message>(name: StreamName, ...appends: readonly (readonly Past<P>[])[]): GivenPolicy<E, F, W> {
    const before = this.streams.get(name) ?? [];
    const events = appends.reduce<readonly Recorded[]>((so, append) => [...so, ...recorded(name, append, so)], before);
    return new GivenPolicy(this.policy, new Map([...this.streams, [name, events]]));
  }

  /** The policy reads this event, which is one more append to its stream. */
  when<P extends Message>(name: StreamName, event: Past<P>): PolicyOutcome {
    const then = this.stream(name, [event]);
    return new PolicyOutcome(then.#reaction(then.streams.get(name)?.at(-1)));
  }

  /** The policy reads an event of a given stream, whose later events exist already. */
  whenReads(eventId: string): PolicyOutcome {
    const events = [...this.streams.values()].flat();
    return new PolicyOutcome(this.#reaction(events.find((event) => event.eventId === eventId)));
  }

  /** A wake that the policy asked for is due. */
  whenDue(wake: Wake): PolicyOutcome {
    return new PolicyOutcome(this.#wakeReaction(wake));
  }

  async #reaction(event: Recorded | undefined): Promise<Reaction | 'no concern'> {
    if (event === undefined) throw new Error('no given stream holds this event');
    if (!this.policy.concerns(event)) return 'no concern';
    return this.policy.react(event, await this.policy.facts(event, readerOf(this.streams)));
  }

  async #wakeReaction(wake: Wake): Promise<Reaction> {
    const { waking } = this.policy;
    if (waking === undefined) throw new Error(`the policy ${this.policy.name} has no wakes`);
    return waking.react(wake, await waking.facts(wake, readerOf(this.streams)));
  }
}

/** The outcome of an event in a policy. */
export class PolicyOutcome {
  constructor(private readonly reacted: Promise<Reaction | 'no concern'>) {}

  async reaction(): Promise<Reaction | 'no concern'> {
    return await this.reacted;
  }

  /** Exactly these effects and wakes, in this order. */
  async asks(effects: readonly Effect[], wakes: readonly Wake[] = []): Promise<void> {
    expect(await this.reacted).toEqual({ effects, wakes });
  }

  /** The event is recorded as received, without an effect or a wake. */
  async asksNothing(): Promise<void> {
    await this.asks([]);
  }

  /** The event leaves no trace. */
  async isNoConcern(): Promise<void> {
    expect(await this.reacted).toBe('no concern');
  }
}

function readerOf(streams: Streams): PolicyReader {
  const events = (stream: StreamName): readonly Recorded[] => streams.get(stream) ?? [];
  return {
    state: async (decider, id) =>
      // The streams of a spec hold events of the stream's own decider.
      events(streamName(decider.category, id)).reduce(
        (so, event) => decider.evolve(so, event as never),
        decider.initial,
      ),
    published: async () => {
      throw new Error('a policy that reads published states is tested among its real streams');
    },
    exists: async (category, id) => events(streamName(category, id)).length > 0,
    events: async (stream) => events(stream),
    asOf: async (fold, { stream, revision }) => {
      const appends = appendsOf(events(stream)).filter(([first]) => first !== undefined && first.revision <= revision);
      return appends.reduce((so, append) => fold.evolve(so, append), fold.initial);
    },
  };
}

/** One append as the log would give it back. */
function recorded<P extends Message>(
  stream: StreamName,
  append: readonly Past<P>[],
  before: readonly Recorded[],
): readonly Recorded[] {
  const commandId = idFrom(['append', stream, before.length]);
  return append.map((event, index) => {
    const revision = BigInt(before.length + index);
    const { occurredOn = '2019-02-14', eventId = idFrom(['event', stream, revision.toString()]), type, data } = event;
    const metadata: EventMetadata = {
      commandId,
      commandHash: '',
      $correlationId: commandId,
      $causationId: commandId,
      actor: idFrom('the actor of a spec'),
      actedBy: { kind: 'unknown' },
      occurredOn,
      recordedAt: '2019-02-14T16:00:00.000Z',
      writtenAt: '2019-02-14T16:00:00.000Z',
      evidence: { kind: 'oral', reference: 'spec' },
      schemaVersion: 1,
    };
    return { type, data, eventId, occurredOn, stream, id: entityIdOf(stream), revision, position: revision, metadata };
  });
}
