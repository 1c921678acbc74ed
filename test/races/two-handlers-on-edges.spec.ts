import type { EventStore } from '#event-sourcing';
import { folderOfSuite } from '#suite';
import { endAfterEach, fakeServer, storeAt } from '../../libs/event-store-eventstoredb/stores.fixture.js';
import { openStore } from '../../libs/event-store-sqlite/stores.fixture.js';
import { faultsOf, leftOver } from './edge-invariant.fixture.js';
import type { EdgeRace } from './edge-races.fixture.js';
import { edgeRaces, entitiesOf } from './edge-races.fixture.js';
import { Installation, Writer } from './edge-writers.fixture.js';

/** Two stores on one log, as two servers have them. */
type OpenStores = () => Promise<readonly [EventStore, EventStore]>;

const stores: readonly (readonly [string, OpenStores])[] = [
  [
    'the embedded store',
    // One process holds the file: both handlers have the same store.
    async () => {
      const store = await openStore({ folder: folderOfSuite('two-handlers') });
      return [store, store];
    },
  ],
  [
    'EventStoreDB',
    async () => {
      const { url } = await fakeServer();
      return [storeAt(url), storeAt(url)];
    },
  ],
];

async function open(openStores: OpenStores) {
  const [first, second] = await openStores();
  const installation = new Installation();
  const writers = [new Writer(first, installation), new Writer(second, installation)] as const;
  await writers[0].startPolicies();
  return writers;
}

type Writers = Awaited<ReturnType<typeof open>>;

/** Sends the commands at once, in turns over both handlers; the reasons of their refusals, sorted. */
async function atOnce(
  writers: Writers,
  { point }: EdgeRace,
  edges: readonly (readonly [from: string, to: string])[],
): Promise<readonly string[]> {
  const answers = await Promise.all(
    edges.map(async ([from, to], index) => {
      const [type, body] = point(to);
      return await (index % 2 === 0 ? writers[0] : writers[1]).send(type, from, body);
    }),
  );
  return answers.map((answer) => ('refusal' in answer ? answer.refusal.reason : String(answer.done))).toSorted();
}

async function expectSound([writer]: Writers): Promise<void> {
  expect(faultsOf(await writer.events())).toEqual([]);
  await writer.cleanUp();
  const events = await writer.events();
  expect(faultsOf(events)).toEqual([]);
  expect(leftOver(events)).toEqual([]);
}

const ringOf = (ids: readonly string[]) =>
  ids.map((from, index) => [from, ids[(index + 1) % ids.length] ?? from] as const);

endAfterEach();

describe.each(stores)('two command handlers on %s', (_store, openStores) => {
  describe.each(edgeRaces.map((race) => [race.structure, race] as const))('and %s', (_structure, race) => {
    it.each([2, 4])('refuse one of %d commands that would close a ring at once', async (count) => {
      const writers = await open(openStores);
      const ids = await entitiesOf(race, writers[0], count);
      const answers = await atOnce(writers, race, ringOf(ids));
      expect(answers).toEqual([race.refusal, ...Array.from({ length: count - 1 }, () => 'true')].toSorted());
      await expectSound(writers);
    });

    it('take the same edge twice at once as one', async () => {
      const writers = await open(openStores);
      const [from = '', to = ''] = await entitiesOf(race, writers[0], 2);
      const answers = await atOnce(writers, race, [
        [from, to],
        [from, to],
      ]);
      expect(answers).toContain('true');
      expect(await atOnce(writers, race, [[to, from]])).toEqual([race.refusal]);
      await expectSound(writers);
    });

    it('know the edges that the other one claimed', async () => {
      const writers = await open(openStores);
      const [one = '', two = '', three = ''] = await entitiesOf(race, writers[0], 3);
      expect(await atOnce([writers[0], writers[0]], race, [[one, two]])).toEqual(['true']);
      expect(await atOnce([writers[1], writers[1]], race, [[two, three]])).toEqual(['true']);
      expect(await atOnce([writers[0], writers[0]], race, [[three, one]])).toEqual([race.refusal]);
      await expectSound(writers);
    });
  });

  it('move an organisation away on one and close the ring on the other, in one order', async () => {
    const [race] = edgeRaces;
    if (race === undefined) throw new Error('there is no race');
    const writers = await open(openStores);
    const [one = '', two = ''] = await entitiesOf(race, writers[0], 2);
    expect(await atOnce(writers, race, [[one, two]])).toEqual(['true']);
    const [away, back] = await Promise.all([
      writers[0].send('MoveOrganisation', one, {}),
      writers[1].send('MoveOrganisation', two, { parent: one }),
    ]);
    expect(away.done).toBe(true);
    // Either the old edge was released before, or it refuses the new one.
    expect('refusal' in back ? back.refusal.reason : 'done').toMatch(
      /^(?:done|an organisation would belong to itself)$/u,
    );
    await expectSound(writers);
  });
});
