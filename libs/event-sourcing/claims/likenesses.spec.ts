import { v7 } from 'uuid';
import type { AddressedCommand, CommandResult } from '../commands/addressed-command.js';
import { CommandHandler } from '../commands/command-handler.js';
import type { Command, Decider } from '../commands/decider.js';
import { accept, refuse } from '../commands/decider.js';
import { idFrom } from '../commands/deterministic-ids.js';
import type { Message } from '../messages/message.js';
import { MessageRegistry } from '../messages/message-registry.js';
import type { StreamDefinition } from '../streams/stream-definition.js';
import { MemoryEventStore } from '../testing/memory-event-store.js';
import { MemoryKeyStore } from '../testing/memory-key-store.js';
import { likenessDecider, likenessId, MOST_ALIKE, sameText } from './likeness.js';
import { claimShapes } from './claim-shapes.js';

interface Named {
  readonly status: 'unknown' | 'named';
  readonly name?: string;
}
type NamedEvent = Message<'UnitNamed', { readonly name: string }>;
type NameUnit = Command<'NameUnit', { readonly name: string }>;

const decider: Decider<NameUnit, Named, NamedEvent, 'no name'> = {
  category: 'unit',
  initial: { status: 'unknown' },
  events: { UnitNamed: 1 },
  german: { 'no name': 'Kein Name.' },
  decide: ({ data }) => (data.name === '' ? refuse('no name') : accept<NamedEvent>({ type: 'UnitNamed', data })),
  evolve: (unit, event) => (event.type === 'UnitNamed' ? { status: 'named', name: event.data.name } : unit),
};
const words = { english: 'Another one has this name.', german: 'Eine andere trägt diesen Namen.' };
const units: StreamDefinition<NameUnit, Named, NamedEvent, 'no name'> = {
  decider,
  likenesses: [
    {
      code: 'sameName',
      ...words,
      featuresOf: ({ name }: Named) => (name === undefined ? undefined : [sameText(name)]),
    },
  ],
};

const [A, B, C] = [idFrom('a'), idFrom('b'), idFrom('c')];

/** Servers share their keys, which hash the commands. */
const keys = new MemoryKeyStore();

function handlerOn(store: MemoryEventStore): CommandHandler {
  return new CommandHandler({
    store,
    registry: new MessageRegistry([decider.events, claimShapes]),
    keys,
    businessClock: { now: () => '2019-02-14T16:00:00.000Z', today: () => '2019-02-14' },
    machineClock: { now: () => '2019-02-14T16:00:01.000Z' },
    newEventId: v7,
  });
}

function naming(id: string, name: string, key = v7()): AddressedCommand {
  return {
    ...{ definition: units, type: 'NameUnit', id, creates: true, data: { name } },
    received: { path: { id }, body: { name } },
    envelope: { actor: idFrom('a clerk'), grants: [], key, correlationId: 'spec' },
  };
}

const warningsOf = (result: CommandResult) => (result.done ? result.warnings : undefined);
const aboutOf = (result: CommandResult) => warningsOf(result)?.map(({ about }) => about);

describe('entities that are alike', () => {
  let store: MemoryEventStore;
  let handler: CommandHandler;
  beforeEach(() => {
    store = new MemoryEventStore();
    handler = handlerOn(store);
  });

  it('are accepted, and the answer points at the others', async () => {
    expect(warningsOf(await handler.handle(naming(A, 'Kultur')))).toEqual([]);
    expect(warningsOf(await handler.handle(naming(B, ' kultur ')))).toEqual([
      { code: 'sameName', ...words, about: [`unit-${A}`] },
    ]);
    expect(aboutOf(await handler.handle(naming(C, 'Kultur')))).toEqual([[`unit-${A}`, `unit-${B}`]]);
  });

  it('are told again when the command is repeated, also by another server and after the other one has changed', async () => {
    await handler.handle(naming(A, 'Kultur'));
    const command = naming(B, 'Kultur', 'a key');
    const first = await handler.handle(command);
    await handler.handle(naming(A, 'Sport'));
    expect(aboutOf(first)).toEqual([[`unit-${A}`]]);
    expect(await handler.handle(command)).toEqual(first);
    expect(await handlerOn(store).handle(command)).toEqual(first);
  });

  it('are those of now: one that has changed since is left out, and an own change that keeps the name tells nothing', async () => {
    await handler.handle(naming(A, 'Kultur'));
    await handler.handle(naming(A, 'Sport'));
    expect(aboutOf(await handler.handle(naming(B, 'Kultur')))).toEqual([]);
    await handler.handle(naming(A, 'Kultur'));
    expect(aboutOf(await handler.handle(naming(B, 'KULTUR')))).toEqual([]);
  });

  it('are told to at least one of several at the same time, in every order of their appends', async () => {
    for (const handlers of [
      [handler, handler],
      [handler, handlerOn(store)],
    ] as const) {
      const name = v7();
      const [one, two] = await Promise.all([
        handlers[0].handle(naming(v7(), name)),
        handlers[1].handle(naming(v7(), name)),
      ]);
      expect([...(aboutOf(one) ?? []), ...(aboutOf(two) ?? [])].length).toBeGreaterThanOrEqual(1);
    }
  });

  it('include one that noted itself and is not appended yet, on a change of name too', async () => {
    await handler.handle(naming(A, 'Sport'));
    const append = store.append.bind(store);
    const told: unknown[] = [];
    store.append = async (stream, ...rest) => {
      if (stream !== `unit-${A}`) return await append(stream, ...rest);
      store.append = append;
      told.push(aboutOf(await handlerOn(store).handle(naming(B, 'Kultur'))));
      return await append(stream, ...rest);
    };
    expect(aboutOf(await handler.handle(naming(A, 'Kultur')))).toEqual([]);
    expect(told).toEqual([[[`unit-${A}`]]]);
  });

  it('are not noted for a command that is refused', async () => {
    await handler.handle(naming(A, ''));
    expect(await store.head()).toBeUndefined();
  });

  it('are noted up to a limit, and are told beyond it', async () => {
    const stream = likenessId('sameName', ['kultur']);
    for (let index = 0; index <= MOST_ALIKE; index += 1) await handler.handle(naming(idFrom(index), 'Kultur'));
    const { state } = await handler.states.current(likenessDecider, stream);
    expect(Object.keys(state.holders)).toHaveLength(MOST_ALIKE);
    expect(aboutOf(await handler.handle(naming(A, 'Kultur')))?.[0]).toHaveLength(MOST_ALIKE);
  });
});
