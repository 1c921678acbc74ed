import type { CommandOf } from '#commands';
import { CommandBody, CommandCatalogue, TextField } from '#commands';
import type { EventStore, Message, NewEvent, StreamDefinition } from '#event-sourcing';
import {
  accept,
  claimShapes,
  CommandHandler,
  machineClock,
  MessageRegistry,
  newEventId,
  policyShapes,
} from '#event-sourcing';
import { MemoryKeyStore } from '#event-sourcing/testing';
import { randomUUID } from 'node:crypto';

class RecordNote extends CommandBody {
  static readonly type = 'RecordNote';
  static readonly creates = true;
  @TextField() readonly text!: string;
}

type NoteEvent = Message<'NoteRecorded', { readonly text: string }>;

/** A stream whose state costs nothing. */
const notes: StreamDefinition<CommandOf<typeof RecordNote>, number, NoteEvent, never> = {
  decider: {
    category: 'note',
    initial: 0,
    events: { NoteRecorded: 1 },
    german: {},
    decide: ({ data }) => accept({ type: 'NoteRecorded', data }),
    evolve: (count) => count + 1,
  },
};

export const noteBody = { text: 'Kenntnis genommen' };

const CLOCK = { now: () => machineClock.now(), today: () => machineClock.now().slice(0, 10) };

/** The command handler of notes on a store. */
export function targetPorts(store: EventStore) {
  const registry = new MessageRegistry([notes.decider.events, { NoteRequested: 1 }, claimShapes, policyShapes]);
  const ports = { store, registry, businessClock: CLOCK, machineClock, newEventId };
  const handler = new CommandHandler({ ...ports, keys: new MemoryKeyStore() });
  return { handler, ports, catalogue: new CommandCatalogue([{ stream: notes, commands: [RecordNote] }]) };
}

/** An event for which a policy records one note in the target. */
export function sourceEvent(target: string): NewEvent {
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
  return { id: randomUUID(), type: 'NoteRequested', data: { target }, metadata };
}
