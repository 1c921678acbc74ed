import fc from 'fast-check';
import type { StoreBehaviour } from './servers.fixture.js';
import { Servers } from './servers.fixture.js';

const behaviours: readonly StoreBehaviour[] = ['well', 'down', 'silent', 'answer lost', 'deaf'];

/** A fault of one of three servers, and the time until the next fault. */
const mishap = fc.record({
  server: fc.integer({ min: 0, max: 2 }),
  what: fc.oneof(
    fc.record({ storeBehaviour: fc.constantFrom(...behaviours) }),
    fc.record({ frozen: fc.boolean() }),
    fc.record({
      freezeAt: fc.constantFrom<'before' | 'after'>('before', 'after'),
      type: fc.constantFrom('LeaseTaken', 'LeaseRenewed'),
    }),
    fc.record({ jump: fc.integer({ min: -100_000, max: 100_000 }) }),
  ),
  milliseconds: fc.integer({ min: 0, max: 9000 }),
});

describe('leadership under random faults of servers, clocks and the store', () => {
  it('has at most one acting server at any moment, and one within ten seconds after the last fault', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(mishap, { maxLength: 12 }), async (mishaps) => {
        const servers = new Servers();
        for (const name of ['a', 'b', 'c']) servers.add(name);
        for (const { server: index, what, milliseconds } of mishaps) {
          const server = servers.all[index];
          if (server === undefined) continue;
          if ('storeBehaviour' in what) server.storeBehaviour = what.storeBehaviour;
          else if ('jump' in what) server.wallOffset += what.jump;
          else if ('freezeAt' in what) server.freezeAt(what.freezeAt, what.type);
          else if (what.frozen) server.freeze();
          else server.thaw();
          await servers.pass(milliseconds);
        }
        for (const server of servers.all) {
          server.storeBehaviour = 'well';
          server.thaw();
        }
        await servers.pass(12_000);
        for (const server of servers.all) server.thaw();
        await servers.pass(12_000);
        expect(servers.acting).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });
});
