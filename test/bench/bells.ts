import type { CommandOf } from '#commands';
import { CommandBody, CommandCatalogue, TextField } from '#commands';
import type { EventStore, Message, NewEvent, StreamDefinition } from '#event-sourcing';
import { accept, claimShapes, CommandHandler, machineClock, MessageRegistry, policyShapes } from '#event-sourcing';
import { MemoryKeyStore } from '#event-sourcing/testing';
import { randomUUID } from 'node:crypto';
import { v7 } from 'uuid';

class Ring extends CommandBody {
  static readonly type = 'Ring';
  static readonly creates = true;
  @TextField() readonly tune!: string;
}

type Rung = Message<'BellRung', { readonly tune: string }>;

/** A stream whose state costs nothing. */
const bells: StreamDefinition<CommandOf<typeof Ring>, number, Rung, never> = {
  decider: {
    category: 'bell',
    initial: 0,
    events: { BellRung: 1 },
    german: {},
    decide: ({ data }) => accept({ type: 'BellRung', data }),
    evolve: (rung) => rung + 1,
  },
};

export const ringing = { tune: 'Kenntnis genommen' };

const CLOCK = { now: () => machineClock.now(), today: () => machineClock.now().slice(0, 10) };

/** The command handler of bells on a store. */
export function bellPorts(store: EventStore) {
  const registry = new MessageRegistry([bells.decider.events, { SourceTold: 1 }, claimShapes, policyShapes]);
  const ports = { store, registry, businessClock: CLOCK, machineClock, newEventId: v7 };
  const handler = new CommandHandler({ ...ports, keys: new MemoryKeyStore() });
  return { handler, ports, catalogue: new CommandCatalogue([{ stream: bells, commands: [Ring] }]) };
}

/** An event that asks for one ring of the target. */
export function told(target: string): NewEvent {
  const now = machineClock.now();
  const metadata = {
    commandId: randomUUID(),
    commandHash: 'a'.repeat(64),
    $correlationId: randomUUID(),
    $causationId: randomUUID(),
    actor: randomUUID(),
    actedBy: { kind: 'function', title: 'Leitung Kultur' },
    occurredOn: now.slice(0, 10),
    recordedAt: now,
    writtenAt: now,
    evidence: { kind: 'oral', reference: 'benchmark' },
    schemaVersion: 1,
  };
  return { id: randomUUID(), type: 'SourceTold', data: { target }, metadata };
}
