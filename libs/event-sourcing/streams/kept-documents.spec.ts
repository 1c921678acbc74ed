import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import { CommandHandler } from '../commands/command-handler.js';
import { MessageRegistry } from '../messages/message-registry.js';
import type { CommandHandlerPorts } from '../commands/command-handler.js';
import type { AnyStreamDefinition } from './stream-definition.js';
import { COUNTER, counterStream, counting, fixedClock } from '../testing/counter.fixture.js';
import { MemoryDocuments } from '../testing/memory-documents.js';
import { MemoryEventStore } from '../testing/memory-event-store.js';
import { MemoryKeyStore } from '../testing/memory-key-store.js';

const store = new MemoryEventStore();
let keptFirst = false;

class WatchedDocuments extends MemoryDocuments {
  override async put(bytes: Uint8Array): Promise<string> {
    keptFirst = (await store.head()) === undefined;
    return await super.put(bytes);
  }
}

function handler(more: Partial<CommandHandlerPorts>): CommandHandler {
  return new CommandHandler({
    store,
    registry: new MessageRegistry([counterStream.decider.events]),
    keys: new MemoryKeyStore(),
    businessClock: fixedClock,
    machineClock: { now: () => '2026-01-01T00:00:00.000Z' },
    newEventId: v7,
    ...more,
  });
}

/** A counter that keeps a text with every command. */
const keeping: AnyStreamDefinition = {
  // The commands are those of the counter.
  ...(counterStream as AnyStreamDefinition),
  facts: async (_command, _state, read) => await read.keep('Grüße'),
};
const opening = { ...counting('OpenCounter', 'key', {}), definition: keeping, creates: true };

describe('a text that a command keeps', () => {
  it('needs a handler with documents; without them the command fails with the reason', async () => {
    await expect(handler({}).handle(opening)).rejects.toThrow('its handler was given no `documents`');
  });

  it('is stored under its SHA-256 before the events are appended', async () => {
    const documents = new WatchedDocuments();
    expect(await handler({ documents }).handle(opening)).toMatchObject({ done: true, id: COUNTER });
    const sha256 = createHash('sha256').update('Grüße').digest('hex');
    expect(new TextDecoder().decode(documents.kept.get(sha256))).toBe('Grüße');
    expect(keptFirst).toBe(true);
  });
});
