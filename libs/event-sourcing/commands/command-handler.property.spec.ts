import fc from 'fast-check';
import { COUNTER, counterHandler, counting } from '../testing/counter.fixture.js';
import { MemoryEventStore } from '../testing/memory-event-store.js';
import { MemoryKeyStore } from '../testing/memory-key-store.js';
import type { CommandResult } from './addressed-command.js';

/** Concurrent commands under repeated keys, possibly after a restart of the server. */
const round = fc.record({
  restarted: fc.boolean(),
  commands: fc.array(fc.record({ key: fc.integer({ min: 0, max: 5 }) }), { minLength: 1, maxLength: 4 }),
});

/** The content for a key is always the same, so that the command is a repetition. */
const stepsOf = (key: number): number => (key % 3) + 1;

describe('a repeated command, at once or after a restart', () => {
  it('has one effect and one answer', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(round, { maxLength: 6 }), async (rounds) => {
        const [store, keys] = [new MemoryEventStore(), new MemoryKeyStore()];
        let handler = counterHandler(store, keys);
        await handler.handle(counting('OpenCounter', 'open'));
        const accepted = new Map<number, CommandResult>();
        for (const { restarted, commands } of rounds) {
          if (restarted) handler = counterHandler(store, keys);
          const answers = await Promise.all(
            commands.map(({ key }) => handler.handle(counting('Count', `key ${key}`, { by: stepsOf(key) }))),
          );
          answers.forEach((answer, index) => {
            const key = commands[index]?.key;
            if (key === undefined || !answer.done) return;
            expect(answer).toEqual(accepted.get(key) ?? answer);
            accepted.set(key, answer);
          });
        }
        const counted = [...accepted.keys()].reduce((sum, key) => sum + stepsOf(key), 0);
        expect(await store.readStream(`counter-${COUNTER}`)).toHaveLength(1 + counted);
      }),
    );
  });
});
