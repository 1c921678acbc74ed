import fc from 'fast-check';
import type { StoreMood } from './servers.fixture.js';
import { Servers } from './servers.fixture.js';

const moods: readonly StoreMood[] = ['well', 'down', 'silent', 'answer lost', 'deaf'];

/** Something that happens to one of three servers, and the time until the next. */
const mishap = fc.record({
  server: fc.integer({ min: 0, max: 2 }),
  what: fc.oneof(
    fc.record({ mood: fc.constantFrom(...moods) }),
    fc.record({ frozen: fc.boolean() }),
    fc.record({
      freezeAt: fc.constantFrom<'before' | 'after'>('before', 'after'),
      type: fc.constantFrom('LeaseTaken', 'LeaseRenewed'),
    }),
    fc.record({ jump: fc.integer({ min: -100_000, max: 100_000 }) }),
  ),
  milliseconds: fc.integer({ min: 0, max: 9000 }),
});

describe('whatever happens to servers, clocks and the store', () => {
  it('at most one server acts at any moment, and one does within ten seconds of the end of all trouble', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(mishap, { maxLength: 12 }), async (mishaps) => {
        const servers = new Servers();
        for (const name of ['a', 'b', 'c']) servers.add(name);
        for (const { server: index, what, milliseconds } of mishaps) {
          const server = servers.all[index];
          if (server === undefined) continue;
          if ('mood' in what) server.mood = what.mood;
          else if ('jump' in what) server.wallOffset += what.jump;
          else if ('freezeAt' in what) server.freezeAt(what.freezeAt, what.type);
          else if (what.frozen) server.freeze();
          else server.thaw();
          await servers.pass(milliseconds);
        }
        for (const server of servers.all) {
          server.mood = 'well';
          server.thaw();
        }
        await servers.pass(12_000);
        for (const server of servers.all) server.thaw();
        await servers.pass(12_000);
        expect(servers.acting).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
