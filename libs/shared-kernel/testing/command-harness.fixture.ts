import type {
  AnyStreamDefinition,
  CommandResult,
  DeviationClaim,
  Evidence,
  StoredEvent,
  StreamName,
} from '#event-sourcing';
import { claimShapes, CommandHandler, idFrom, MessageRegistry, PersonalFields, SHARED } from '#event-sourcing';
import { MemoryDocuments, MemoryEventStore, MemoryKeyStore } from '#event-sourcing/testing';
import { v7 } from 'uuid';

interface Sent {
  readonly type: string;
  readonly id: string;
  readonly creates?: boolean;
  readonly data?: object;
  readonly roles?: readonly string[];
  readonly key?: string;
  readonly occurredOn?: string;
  readonly evidence?: Evidence;
  readonly deviations?: readonly DeviationClaim[];
}

/** Streams on the real command handler with a store in memory; `send` works like a route. */
export function commandHarness(...definitions: readonly AnyStreamDefinition[]) {
  return commandHarnessOn(new MemoryEventStore(), definitions);
}

/** Likewise on a store that another handler writes to as well, as another server does, which has the same keys. */
export function commandHarnessOn(
  store: MemoryEventStore,
  definitions: readonly AnyStreamDefinition[],
  keys = new MemoryKeyStore(),
) {
  const documents = new MemoryDocuments();
  const shapes = definitions.map(({ decider }) => decider.events);
  const registry = new MessageRegistry([...shapes, claimShapes, { DateRefined: SHARED }]);
  const handler = new CommandHandler({
    store,
    registry,
    keys,
    businessClock: { now: () => '2019-02-14T16:00:00.000Z', today: () => '2019-02-14' },
    machineClock: { now: () => '2019-02-14T16:00:01.000Z' },
    documents,
    deciders: definitions.map(({ decider }) => decider),
    definitions,
    newEventId: v7,
  });
  return {
    store,
    keys,
    documents,
    registry,
    personal: new PersonalFields(keys),
    send: async (definition: AnyStreamDefinition, sent: Sent): Promise<CommandResult> =>
      await handler.handle({
        definition,
        type: sent.type,
        id: sent.id,
        creates: sent.creates === true,
        data: sent.data ?? {},
        ...(sent.occurredOn !== undefined && { occurredOn: sent.occurredOn }),
        ...(sent.evidence !== undefined && { evidence: sent.evidence }),
        ...(sent.deviations !== undefined && { deviations: sent.deviations }),
        received: { path: { id: sent.id }, body: sent.data ?? {} },
        envelope: {
          actor: idFrom('an actor'),
          grants: (sent.roles ?? ['clerk']).map((role) => ({ role })),
          key: sent.key ?? v7(),
          correlationId: 'harness',
        },
      }),
    events: async (stream: StreamName): Promise<readonly StoredEvent[]> => await store.readStream(stream),
  };
}

/** The reason of the refusal; `done` without one. */
export function reasonOf(result: CommandResult): string {
  return result.done ? 'done' : result.refusal.reason;
}
