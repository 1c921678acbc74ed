import assert from 'node:assert/strict';
import type { CommandResult } from '../commands/addressed-command.js';
import type { CommandHandler } from '../commands/command-handler.js';
import { idFrom } from '../commands/deterministic-ids.js';
import type { EventStore } from '../store/event-store.js';
import { COUNTER, counterHandler, counting } from './counter.fixture.js';
import { MemoryKeyStore } from './memory-key-store.js';

/** Two stores on one log, as two servers have them; the log is empty. */
export interface TwoStores {
  readonly stores: readonly [EventStore, EventStore];
  readonly dispose: (this: void) => Promise<void>;
}

interface World {
  readonly one: CommandHandler;
  readonly two: CommandHandler;
  /** Events in the counter's stream. */
  readonly written: (this: void) => Promise<number>;
}

export interface TwoHandlersCase {
  readonly name: string;
  readonly run: (this: void, world: World) => Promise<void>;
}

/** One command handler a store, which know nothing of each other but the log and the keys. */
export function handlersOn([first, second]: TwoStores['stores']): World {
  const keys = new MemoryKeyStore();
  return {
    one: counterHandler(first, keys),
    two: counterHandler(second, keys),
    written: async () => (await first.readStream(`counter-${COUNTER}`)).length,
  };
}

/** Both have the counter's first event in their cache. */
async function warm({ one, two }: World): Promise<void> {
  await one.handle(counting('OpenCounter', 'open'));
  await two.handle(counting('Count', 'nothing', { by: 0 }));
}

function reasonOf(result: CommandResult): string | undefined {
  return result.done ? undefined : result.refusal.reason;
}

const conditional = (key: string, ifMatch: bigint) => counting('Count', key, { by: 1 }, { envelope: { ifMatch } });

export const twoHandlersCases: readonly TwoHandlersCase[] = [
  {
    name: 'the same command on both at once has one effect and one answer',
    async run(world) {
      await warm(world);
      const command = counting('Count', 'k', { by: 3 });
      const [first, ...others] = await Promise.all(
        [world.one, world.two, world.one, world.two].map((handler) => handler.handle(command)),
      );
      assert.equal(first?.done, true);
      for (const other of others) assert.deepEqual(other, first);
      assert.equal(await world.written(), 4);
    },
  },
  {
    name: 'the same creation on both at once makes one entity',
    async run({ one, two }) {
      const create = counting('OpenCounter', 'k', {}, { id: null });
      const [first, other] = await Promise.all([one.handle(create), two.handle(create)]);
      assert.equal(first.done && first.created, true);
      assert.deepEqual(other, first);
    },
  },
  {
    name: 'of two commands of which the rule allows one, one is accepted',
    async run({ one, two, written }) {
      const answers = await Promise.all([
        one.handle(counting('OpenCounter', 'k1')),
        two.handle(counting('OpenCounter', 'k2')),
      ]);
      assert.deepEqual(answers.map(reasonOf).sort(), ['counter is open already', undefined]);
      assert.equal(await written(), 1);
    },
  },
  {
    name: 'many commands on both lose nothing, double nothing and keep the rule',
    async run(world) {
      await warm(world);
      const answers = await Promise.all(
        Array.from({ length: 16 }, (_, index) =>
          (index % 2 === 0 ? world.one : world.two).handle(counting('Count', `k${index}`, { by: 1 })),
        ),
      );
      const accepted = answers.filter(({ done }) => done).length;
      assert.equal((await world.written()) - 1, accepted);
      assert.ok(accepted > 0 && accepted <= 10, `${accepted} accepted`);
    },
  },
  {
    name: 'a command that the other one recorded is found, and answered alike',
    async run(world) {
      await warm(world);
      const first = await world.one.handle(counting('Count', 'k', { by: 1 }));
      assert.deepEqual(await world.two.handle(counting('Count', 'k', { by: 1 })), first);
      assert.equal(
        reasonOf(await world.two.handle(counting('Count', 'k', { by: 2 }))),
        'key was used for other content',
      );
    },
  },
  {
    name: 'a command that the cached state allows and the present one forbids is refused',
    async run(world) {
      await warm(world);
      await world.two.handle(counting('Count', 'k1', { by: 9 }));
      assert.equal(reasonOf(await world.one.handle(counting('Count', 'k2', { by: 2 }))), 'limit is reached');
    },
  },
  {
    name: 'a command that the cached state forbids is decided again by the present one',
    async run(world) {
      await warm(world);
      await world.two.handle(counting('Count', 'k1', { by: 1 }));
      assert.equal((await world.one.handle(conditional('k2', 1n))).done, true);
      const unchanged = await world.two.handle(counting('Count', 'k3', { by: 0 }));
      assert.equal(unchanged.done && unchanged.revision, 2n);
    },
  },
  {
    name: 'of two commands on one condition one is accepted, and its repetition is answered alike',
    async run(world) {
      await warm(world);
      const first = await world.one.handle(conditional('k1', 0n));
      assert.equal(first.done, true);
      assert.equal(reasonOf(await world.two.handle(conditional('k2', 0n))), 'changed since it was read');
      assert.deepEqual(await world.two.handle(conditional('k1', 0n)), first);
      assert.equal(await world.written(), 2);
    },
  },
  {
    name: 'a value that both claim at once is held by one entity',
    async run({ one, two }) {
      const other = { id: idFrom('another counter') };
      await one.handle(counting('OpenCounter', 'open'));
      await two.handle(counting('OpenCounter', 'open', {}, other));
      const answers = await Promise.all([
        one.handle(counting('Rename', 'k1', { label: 'north' })),
        two.handle(counting('Rename', 'k2', { label: 'north' }, other)),
      ]);
      assert.deepEqual(answers.map(reasonOf).sort(), ['label is taken', undefined]);
    },
  },
];

/** The kernel's guarantees for two servers on one log, as jest cases; `open` is called once a case. */
export function twoHandlersContract(name: string, open: () => Promise<TwoStores>): void {
  describe(`two command handlers on one log: ${name}`, () => {
    it.each(twoHandlersCases.map((one) => [one.name, one] as const))('%s', async (_, { run }) => {
      const { stores, dispose } = await open();
      try {
        await run(handlersOn(stores));
      } finally {
        await dispose();
      }
    });
  });
}
