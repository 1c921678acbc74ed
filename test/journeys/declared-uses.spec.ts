import { Api } from '../../apps/cli/api/api.js';
import { Account } from '../../apps/cli/demo/account.js';
import { paletteFor } from '../../apps/cli/demo/palette.js';
import { readDemoExtract } from '../../apps/cli/demo/demo-extract.js';
import { tellStory } from '../../apps/cli/demo/tell-story.js';
import { streams } from '../../apps/server/features.js';
import type { CommandClass } from '#commands';
import type {
  AnyDeciderOf,
  AnyStreamDefinition,
  Command,
  CommandReader,
  PublishedState,
  Recorded,
} from '#event-sourcing';
import type { meetingDecider } from '#council';
import { categoryOf, entityIdOf, idFrom } from '#event-sourcing';
import supertest from 'supertest';
import type { Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';
import { Office } from './office.js';
import type { Noted, Reading } from './noted-readings.fixture.js';
import { EVERY, NOTED } from './noted-readings.fixture.js';
import { ANY_ID, bodiesOf } from './full-bodies.fixture.js';
import type { Schemas } from './full-bodies.fixture.js';

/** Every state of every entity of the story, by category: what a decider may read of one. */
type Known = ReadonlyMap<string, readonly unknown[]>;

const definitions = streams.map(({ stream }) => stream);
const deciders = new Map(definitions.map(({ decider }) => [decider.category, decider]));

/** Answers every read with one known state of its category, whatever the id, and notes the category. */
function noting(known: Known, turn: number, read: Set<string>): CommandReader {
  const stateOf = (category: string, initial: unknown): unknown => {
    read.add(category);
    const states = known.get(category) ?? [];
    return states.length === 0 ? initial : states[turn % states.length];
  };
  return {
    // The states of a category are those of its decider.
    state: async <S>(decider: AnyDeciderOf<S>) =>
      (await Promise.resolve(stateOf(decider.category, decider.initial))) as S,
    published: async <V>(of: PublishedState<V>) => {
      const decider = deciders.get(of.category);
      const publication = decider?.publishes?.find((one) => one.of === of);
      if (decider === undefined || publication === undefined) return await Promise.resolve(of.absent);
      return (await Promise.resolve(publication.view(stateOf(of.category, decider.initial)))) as V;
    },
    exists: async () => await Promise.resolve(true),
    log: nothing,
    events: nothing,
    keep: async () => await Promise.resolve('0'.repeat(64)),
  };
}

async function* nothing(): AsyncGenerator<readonly Recorded[]> {
  await Promise.resolve();
  yield [];
}

function commandOf(type: string, data: object): Command {
  return {
    type,
    data,
    meta: {
      ...{ commandId: idFrom('command'), id: idFrom('entity'), actor: idFrom('actor'), actedBy: { kind: 'unknown' } },
      ...{ occurredOn: '2019-02-14', evidence: { kind: 'illustration' }, deviations: [] },
      ...{ recordedAt: '2019-02-14T16:00:00.000Z', today: '2019-02-14' },
    },
  };
}

/** The categories whose states the facts of a command read, in any state of its own entity. */
async function readBy(definition: AnyStreamDefinition, command: CommandClass, known: Known, schemas: Schemas) {
  const read = new Set<string>();
  const { category, initial } = definition.decider;
  const turns = Math.max(...[...known.values()].map((states) => states.length));
  const bodies = bodiesOf(command, schemas);
  for (const own of [initial, ...richest(known.get(category) ?? [])]) {
    for (let turn = 0; turn < turns; turn += 1) {
      const meetings = known.get('meeting') ?? [];
      const places = placesIn(category === 'meeting' ? own : meetings[turn % meetings.length]);
      for (const data of bodies.flatMap((body) => places.map((place) => placed(body, place)))) {
        await definition.facts?.(commandOf(command.type, data), own, noting(known, turn, read));
      }
    }
  }
  return read;
}

interface Place {
  readonly item: string;
  readonly event?: string;
}

/** The items of a meeting's state with their outcomes. */
function placesIn(state: unknown): readonly Place[] {
  // The state is one of the decider of meetings, or of another one without items.
  const { items = [] } = state as Partial<Extract<typeof meetingDecider.initial, { readonly items: unknown }>>;
  const places = items.flatMap(({ id: item, outcomes }): readonly Place[] => [
    { item },
    ...outcomes.map(({ event }) => ({ item, event })),
  ]);
  return places.length === 0 ? [{ item: ANY_ID }] : places;
}

/** The body with this item and this outcome wherever it names one. */
function placed(body: object, place: Place): object {
  return JSON.parse(JSON.stringify(body), (name, value: unknown) =>
    (name === 'item' || name === 'event') && typeof value === 'string' ? (place[name] ?? value) : value,
  ) as object;
}

describe('what deciders read of other streams', () => {
  let journey: Journey;
  let readings: readonly Reading[];

  beforeAll(async () => {
    journey = await openJourney({ LENKWERK_CLOCK: 'virtual' });
    const { url } = journey.server;
    const schemas = (await supertest(url).get('/api/openapi.json').expect(200)).body as Schemas;
    const administrator = new Api(url, journey.administrator().token);
    const account = new Account(() => undefined, paletteFor(false, {}));
    const { process } = await tellStory({ account, extract: readDemoExtract(), administrator, isEmbedded: true });
    const office = new Office(await journey.as('process-manager'));
    // The story has no goals.
    await office.does('/goals', { process, title: 'Ankommen', source: 'Workshop' });
    const known = await statesIn(journey);
    const found: Reading[] = [];
    for (const { stream, commands } of streams) {
      for (const command of stream.facts === undefined ? [] : commands) {
        const read = await readBy(stream, command, known, schemas);
        found.push(...[...read].map((of) => ({ reader: stream.decider.category, command: command.type, of })));
      }
    }
    readings = found;
  });

  it('are declared as uses, or have a reason', () => {
    expect(readings.length).toBeGreaterThan(60);
    const unexplained = readings.filter((reading) => !isToldByItsEnd(reading) && !NOTED.some(explains(reading)));
    expect(unexplained).toEqual([]);
  });

  it('are all still read', () => {
    expect(NOTED.filter((noted) => !readings.some((reading) => explains(reading)(noted)))).toEqual([]);
  });

  it('have declarations whose events exist, and each declaration is read', () => {
    const declared = definitions.flatMap(({ decider: { category: reader }, uses = [] }) =>
      uses.flatMap(({ category: of, types }) => types.map((event) => `${reader} ${event} ${of}`)),
    );
    const noted = NOTED.flatMap((one) =>
      'by' in one ? one.by.map((event) => `${one.reader} ${event} ${one.of}`) : [],
    );
    expect([...new Set(noted)].toSorted()).toEqual(declared.toSorted());
    const events = new Map(definitions.map(({ decider: { category, events: shapes } }) => [category, shapes]));
    expect(
      NOTED.flatMap((one) => ('by' in one ? one.by.filter((event) => !(event in (events.get(one.reader) ?? {}))) : [])),
    ).toEqual([]);
  });

  it.each(definitions.filter(({ ends }) => ends !== undefined).map(({ decider }) => decider.category))(
    'name no end of a %s that nobody reads',
    (category) => {
      expect(readings.some(({ of }) => of === category)).toBe(true);
    },
  );
});

/** A stream whose end says itself who uses it, for events of any stream. */
function isToldByItsEnd({ of }: Reading): boolean {
  return definitions.find(({ decider }) => decider.category === of)?.ends?.usedBy !== undefined;
}

function explains({ reader, command, of }: Reading): (noted: Noted) => boolean {
  return (noted) =>
    noted.reader === reader && noted.of === of && [EVERY, command].some((name) => noted.commands.includes(name));
}

async function statesIn({ server }: Journey): Promise<Known> {
  const { store, handler } = server.engine;
  const known = new Map<string, unknown[]>();
  const seen = new Set<string>();
  for (let after: bigint | undefined; ;) {
    const slice = await store.readLog(after === undefined ? {} : { after });
    for (const { stream } of slice.events) {
      const decider = deciders.get(categoryOf(stream));
      if (decider === undefined || seen.has(stream)) continue;
      seen.add(stream);
      const { state } = await handler.states.current(decider, entityIdOf(stream));
      known.set(decider.category, [...(known.get(decider.category) ?? []), state]);
    }
    if (slice.head) return known;
    after = slice.position;
  }
}

/** Of each status the three states with the most content. */
function richest(states: readonly unknown[]): readonly unknown[] {
  const size = (one: unknown): number => JSON.stringify(one).length;
  // States are unions on their status.
  const byStatus = Map.groupBy(states, (state) => (state as { readonly status?: unknown }).status);
  return [...byStatus.values()].flatMap((some) => some.toSorted((a, b) => size(b) - size(a)).slice(0, 3));
}
