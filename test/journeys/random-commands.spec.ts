import { ROLES } from '#http';
import type { Client, Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';
import type { Draw } from '../support/random-play.js';
import { allPages, ANSWERS, RandomPlay, textIn } from '../support/random-play.js';
import { SeededRandom } from '../support/seeded-random.js';
import { Office, settled } from './office.js';

const SEED = Number(process.env['LENKWERK_RANDOM_SEED'] ?? 20190214);
const COMMANDS = 1000;
const DAYS = ['unknown', '2018', '2018-Q4', '2018-10', '2018-10-31', '2019-01-15', '2019~', '2019-02-14'] as const;
const OUTCOMES = [
  'adoption',
  'recommendation',
  'rejection',
  'acknowledgement',
  'statement',
  'postponement',
  'return',
  'removal',
  'withdrawal',
  'discussion',
  'not-reached',
  'mayors-decision',
  'voidness',
] as const;
const MEMBERS = ['Leitung Kultur', 'Leitung Theater'].map((title) => ({ kind: 'function', title }) as const);

interface Refusal {
  readonly body: { readonly event: string; readonly correction?: string };
  readonly refusal: { readonly reason: string };
}

/** Entities created so far; later commands are about them. */
class World {
  readonly ids: Record<'committees' | 'processes' | 'meetings' | 'papers', string[]> = {
    committees: [],
    processes: [],
    meetings: [],
    papers: [],
  };
  readonly items: string[] = [];
  readonly steps: string[] = [];
  readonly phases: string[] = [];
  readonly coSignatures: string[] = [];
  readonly outcomes: string[] = [];
  readonly deviations: string[] = [];
}

const some = (random: SeededRandom, known: readonly string[]): string =>
  known.length === 0 ? '0190a1b2-0000-5000-8000-000000000000' : random.pick(known.slice(-6));
const when = (random: SeededRandom): object => (random.next() < 0.5 ? {} : { occurredOn: random.pick(DAYS) });
const vote = (random: SeededRandom): object => {
  const counts = { yes: random.between(0, 3), no: random.between(0, 2), abstention: 0, spoilt: 'unknown' };
  return random.next() < 0.5 ? {} : { vote: { kind: 'counted', ...counts } };
};
const deviations = (random: SeededRandom): object => {
  const rule = random.pick(['beyondCompetence', 'notOnAgenda', 'openedBeforeDay', 'stepOutOfSequence']);
  return random.next() < 0.6 ? {} : { deviations: [{ rule, reason: 'so geschehen' }] };
};
const paper = (random: SeededRandom, { ids }: World): object =>
  random.next() < 0.7 ? { paper: { kind: 'paper', paper: some(random, ids.papers) } } : { paper: { kind: 'oral' } };
const outcome = (random: SeededRandom): object => ({
  kind: random.pick(['adopted', 'acknowledged', 'postponed', 'rejected', 'returnedToAdministration', 'discussedOnly']),
});

function ofMeeting(route: string, body: (random: SeededRandom, world: World) => object): Draw<World> {
  return (random, world) => [`/meetings/${some(random, world.ids.meetings)}/${route}`, body(random, world)];
}
function ofPaper(route: string, body: (random: SeededRandom, world: World) => object): Draw<World> {
  return (random, world) => [`/papers/${some(random, world.ids.papers)}/${route}`, body(random, world)];
}
function ofProcess(route: string, body: (random: SeededRandom, world: World) => object): Draw<World> {
  return (random, world) => [`/processes/${some(random, world.ids.processes)}/${route}`, body(random, world)];
}
const nothing = (): object => ({});
const item: Draw<World> = (random, world) => [
  `/meetings/${some(random, world.ids.meetings)}/agenda-items`,
  {
    item: world.items.length < 60 && random.next() < 0.8 ? uuid(random) : some(random, world.items),
    number: String(random.between(1, 5)),
    title: random.pick(['a', 'b']),
    ...paper(random, world),
    ...deviations(random),
  },
];
const dealtWith: Draw<World> = (random, world) => [
  `/meetings/${some(random, world.ids.meetings)}/agenda-items/${some(random, world.items)}/${random.pick(OUTCOMES)}`,
  { ...(random.next() < 0.3 ? vote(random) : {}), ...when(random), ...deviations(random) },
];

const DRAWS: readonly Draw<World>[] = [
  (random, { ids }) => ['/meetings', { committee: some(random, ids.committees), when: random.pick(DAYS) }],
  (random) => ['/papers', { title: random.pick(['Konzept', 'Bericht']) }],
  (random) => [
    '/papers/known',
    { reference: String(random.between(1, 9)), year: 2019, title: random.pick(['a', 'b']) },
  ],
  () => ['/processes', { title: 'Strategie' }],
  item,
  item,
  ofMeeting('day', (random) => ({ when: random.pick(DAYS) })),
  ofMeeting('invitation', nothing),
  ofMeeting('invitation', nothing),
  ofMeeting('opening', (random) => ({ ...when(random), ...deviations(random) })),
  ofMeeting('opening', nothing),
  dealtWith,
  dealtWith,
  dealtWith,
  ofMeeting('arrivals', (random) => ({ attendee: random.pick(MEMBERS), ...when(random) })),
  ofMeeting('departures', (random) => ({ attendee: random.pick(MEMBERS) })),
  ofMeeting('guests', (random) => ({ guest: random.pick(MEMBERS) })),
  ofMeeting('interruption', nothing),
  ofMeeting('resumption', nothing),
  ofMeeting('closing', nothing),
  ofMeeting('cancellation', () => ({ reason: 'x' })),
  ofMeeting('processes', (random, { ids }) => ({ process: some(random, ids.processes) })),
  ofMeeting('outcome-corrections', (random, world) => ({
    event: some(random, world.outcomes),
    outcome: outcome(random),
    reason: 'verlesen',
    authority: { kind: 'unknown' },
    ...deviations(random),
  })),
  ofMeeting('deviation-resolutions', (random, world) => ({
    deviation: some(random, world.deviations),
    how: random.pick(['cured', 'accepted', 'repeated', 'void']),
    by: MEMBERS[0],
  })),
  ofMeeting('held-items', (random, world) => ({
    number: String(random.between(1, 5)),
    title: random.pick(['a', 'b']),
    ...paper(random, world),
    outcome: outcome(random),
    ...deviations(random),
  })),
  ofPaper('versions', (random) => ({ title: random.pick(['Konzept', 'Bericht', 'Entwurf']) })),
  ofPaper('co-signatures', (random) => ({ of: random.pick(MEMBERS) })),
  (random, world) => [
    `/papers/${some(random, world.ids.papers)}/co-signatures/${some(random, world.coSignatures)}/${random.pick(['signature', 'request-withdrawal'])}`,
    {},
  ],
  ofPaper('release', nothing),
  ofPaper('release', nothing),
  ofPaper('submission', (random) => ({ reference: String(random.between(1, 30)), year: 2019 })),
  ofPaper('submission', (random) => ({ reference: String(random.between(10, 30)), year: 2020 })),
  ofPaper('steps', (random, { ids }) => ({
    committee: some(random, ids.committees),
    role: random.pick(['preparatory', 'deciding', 'information']),
  })),
  (random, world) => [
    `/papers/${some(random, world.ids.papers)}/steps/${some(random, world.steps)}/scheduling`,
    { meeting: some(random, world.ids.meetings), ...deviations(random) },
  ],
  ofPaper('return', nothing),
  (random, world) =>
    random.next() < 0.3 ? [`/papers/${some(random, world.ids.papers)}/withdrawal`, {}] : item(random, world),
  ofProcess('phases', (random) => ({ kind: random.pick(['developing', 'implementing', 'evaluating']) })),
  (random, world) => [
    `/processes/${some(random, world.ids.processes)}/phases/${some(random, world.phases)}/${random.pick(['start', 'completion'])}`,
    when(random),
  ],
  ofProcess('participants', (random) => ({ participant: random.pick(MEMBERS) })),
  ofProcess('fields-of-action', (random) => ({ title: random.pick(['a', 'b']) })),
  ofProcess('suspension', () => ({ reason: 'x' })),
  ofProcess('resumption', nothing),
];

function uuid(random: SeededRandom): string {
  const digits = (count: number): string =>
    Array.from({ length: count }, () => random.between(0, 15).toString(16)).join('');
  return `${digits(8)}-${digits(4)}-4${digits(3)}-8${digits(3)}-${digits(12)}`;
}

describe(`random commands (seed ${SEED})`, () => {
  let journey: Journey;
  let client: Client;
  let game: RandomPlay<World>;
  const world = new World();

  beforeAll(async () => {
    journey = await openJourney();
    client = await journey.as(...ROLES);
    const office = new Office(client);
    for (const kind of ['committee', 'council', 'steeringCircle']) {
      world.ids.committees.push((await office.does('/committees', { name: kind, kind, constitutedOn: '2018' })).id);
    }
    game = new RandomPlay(journey, client, world, ({ path, body, answer: { id } }, events) => {
      const kind = /^\/(\w+)(?:\/known)?$/.exec(path)?.[1];
      if (kind === 'meetings' || kind === 'papers' || kind === 'processes') world.ids[kind].push(id);
      if ('item' in body && typeof body.item === 'string') world.items.push(body.item);
      for (const { id: event, type, data } of events) {
        if (type === 'ItemOutcomeRecorded' || type === 'OutcomeCorrected') world.outcomes.push(event);
        for (const part of ['step', 'phase', 'coSignature', 'deviation'] as const) {
          const known = textIn(data, part);
          if (known !== undefined) world[`${part}s`].push(known);
        }
      }
    });
    await game.play(new SeededRandom(SEED), DRAWS, COMMANDS);
    await settled(journey);
  });

  it('are done, refused or impossible, and never lead to a defect', () => {
    expect([...game.statuses.keys()].filter((status) => !ANSWERS.includes(status))).toEqual([]);
    expect(game.accepted.filter(({ answer }) => answer.events.length > 0).length).toBeGreaterThan(COMMANDS / 8);
  });

  it('leave the live state of every stream equal to the one rebuilt from its events', async () => {
    const compared = await game.streamsAsTold((live, told) => {
      expect(live).toEqual(told);
    });
    expect(compared).toBeGreaterThan(20);
  });

  it('leave no refused effects of policies, apart from those on papers that no committee has', async () => {
    const { items } = await new Office(journey.administrator()).reads('/policies/consultation/effects?limit=200');
    const effects = items as unknown as readonly Refusal[];
    // A correction follows an outcome: where that was refused, there is nothing to correct.
    const notCarried = new Set(effects.map(({ body }) => body.correction ?? body.event));
    const unexpected = effects.filter(
      ({ body, refusal: { reason } }) =>
        reason !== 'paper is not submitted'
        && !(reason === 'outcome was not carried to a step' && notCarried.has(body.event)),
    );
    expect(unexpected).toEqual([]);
  });

  it('lead to the same read models when these are rebuilt', async () => {
    const before = await everything();
    await game.rebuild();
    await settled(journey);
    expect(await everything()).toEqual(before);
  });

  it('are answered as before under their keys, and append nothing more', async () => {
    const head = await journey.server.engine.store.head();
    expect(await game.answeredOtherwise()).toEqual([]);
    expect(await journey.server.engine.store.head()).toBe(head);
  });

  async function everything(): Promise<readonly unknown[]> {
    const office = new Office(client);
    const lists = ['meetings', 'papers', 'processes', 'deviations', 'committees', 'audit/events'];
    const read = await Promise.all(lists.map(async (list) => await allPages(office, `/${list}?limit=200`)));
    for (const kind of ['meetings', 'papers', 'processes'] as const) {
      for (const id of new Set(world.ids[kind])) read.push([await office.reads<object>(`/${kind}/${id}`)]);
    }
    return read.flat();
  }
});
