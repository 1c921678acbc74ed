import { accept, acceptAsIs, refuse } from '../commands/decider.js';
import type { Command, Decider } from '../commands/decider.js';
import type { AddressedCommand, Envelope } from '../commands/addressed-command.js';
import { CommandHandler } from '../commands/command-handler.js';
import { idFrom } from '../commands/deterministic-ids.js';
import type { BusinessClock } from '../clock/clock.js';
import type { Message } from '../messages/message.js';
import { MessageRegistry } from '../messages/message-registry.js';
import { claimShapes } from '../claims/claim-shapes.js';
import type { KeyStore } from '../personal-data/key-store.js';
import type { EventStore } from '../store/event-store.js';
import type { StreamDefinition } from '../streams/stream-definition.js';
import { v7 } from 'uuid';
import { MemoryKeyStore } from './memory-key-store.js';

export type CounterCommand =
  | Command<'OpenCounter', { readonly label?: string }>
  | Command<'Count', { readonly by: number }>
  | Command<'Rename', { readonly label: string }>;
export type CounterEvent =
  | Message<'CounterOpened', { readonly label?: string }>
  | Message<'Counted', { readonly by: number }>
  | Message<'CounterRenamed', { readonly label: string }>;
type CounterRefusal = 'counter is open already' | 'limit is reached';
export type Counter = { readonly status: 'unknown' } | { readonly status: 'open'; readonly total: number };

const LIMIT = 10;

/** A stream for the kernel's own specs: it counts up to 10. */
export const counterDecider: Decider<CounterCommand, Counter, CounterEvent, CounterRefusal> = {
  category: 'counter',
  initial: { status: 'unknown' },
  events: { CounterOpened: 1, Counted: 1, CounterRenamed: 1 },
  german: { 'counter is open already': 'Der Zähler läuft schon.', 'limit is reached': 'Die Grenze ist erreicht.' },
  decide: (command, counter) => {
    switch (command.type) {
      case 'OpenCounter':
        if (counter.status !== 'unknown') return refuse('counter is open already');
        return accept({ type: 'CounterOpened', data: command.data });
      case 'Count': {
        const { by } = command.data;
        if (by === 0) return acceptAsIs('nothing to count');
        if (counter.status === 'open' && counter.total + by > LIMIT) return refuse('limit is reached');
        // Each step is an event of its own, so that appends of several events are in the specs.
        return accept(...Array.from({ length: by }, () => ({ type: 'Counted' as const, data: { by: 1 } })));
      }
      case 'Rename':
        return accept({ type: 'CounterRenamed', data: command.data });
    }
  },
  evolve: (counter, event) => {
    switch (event.type) {
      case 'CounterOpened':
        return { status: 'open', total: 0 };
      case 'Counted':
        return counter.status === 'open' ? { ...counter, total: counter.total + event.data.by } : counter;
      case 'CounterRenamed':
      case 'DateRefined':
        return counter;
    }
  },
};

export const counterStream: StreamDefinition<CounterCommand, Counter, CounterEvent, CounterRefusal> = {
  decider: counterDecider,
  claims: (command) =>
    command.type === 'Rename'
      ? { category: 'counterLabel', value: command.data.label, reasonIfTaken: 'label is taken' }
      : undefined,
};

export const COUNTER = idFrom('a counter');

export const fixedClock: BusinessClock = { now: () => '2019-02-14T16:00:00.000Z', today: () => '2019-02-14' };

export function counterHandler(store: EventStore, keys: KeyStore = new MemoryKeyStore()): CommandHandler {
  return new CommandHandler({
    store,
    registry: new MessageRegistry([counterDecider.events, claimShapes]),
    keys,
    businessClock: fixedClock,
    machineClock: { now: () => '2026-01-01T00:00:00.000Z' },
    newEventId: v7,
  });
}

type Extra = Partial<Omit<AddressedCommand, 'envelope'>> & { readonly envelope?: Partial<Envelope> };

/** A command to the counter under a key. */
export function counting(
  type: CounterCommand['type'] | 'RefineDate',
  key: string,
  data: object = {},
  extra: Extra = {},
): AddressedCommand {
  const { envelope, ...rest } = extra;
  return {
    definition: counterStream,
    type,
    id: COUNTER,
    creates: type === 'OpenCounter',
    data,
    received: { path: { id: COUNTER }, body: data },
    ...rest,
    envelope: { actor: idFrom('an actor'), grants: [], key, correlationId: 'c', ...envelope },
  };
}
