import type { Draw } from './random-play.js';
import type { SeededRandom } from './seeded-random.js';

/** Some of them long before they are recorded. */
const DAYS = ['unknown', '2018', '2018-Q4', '2018-10-31', '2019-01-15', '2019-02-14', '2020~', '2020-03-01'] as const;
const FUNCTION = { kind: 'function', title: 'Leitung Kultur' } as const;

interface ToldOutcome {
  readonly meeting: string;
  readonly item: string;
  readonly event: string;
}

/** Entities created so far; later commands are about them. */
export class SteeredWorld {
  readonly processes: string[] = [];
  readonly organisations: string[] = [];
  readonly measures: string[] = [];
  readonly goals: string[] = [];
  readonly decisions: string[] = [];
  readonly assignments: string[] = [];
  readonly rounds: string[] = [];
  readonly reports: string[] = [];
  readonly reorganisations: string[] = [];
  readonly milestones: string[] = [];
  readonly provisions: string[] = [];
  readonly questions: string[] = [];
  readonly indicators: string[] = [];
  readonly proposals: string[] = [];
  readonly outcomes: ToldOutcome[] = [];
  /** Measures that a recorded decision lists. */
  readonly decided: { readonly decision: string; readonly measure: string }[] = [];
  circle = '';
}

const NOBODY = '0190a1b2-0000-5000-8000-000000000000';
const some = (random: SeededRandom, known: readonly string[]): string =>
  known.length === 0 ? NOBODY : random.pick(known.slice(-6));
const often = (random: SeededRandom, share: number, body: object): object => (random.next() < share ? body : {});
const when = (random: SeededRandom): object => often(random, 0.4, { occurredOn: random.pick(DAYS) });
/** Mostly the same one, so that related commands meet. */
const processOf = (random: SeededRandom, { processes: [first = NOBODY, second = NOBODY] }: SteeredWorld): string =>
  random.next() < 0.9 ? first : second;
const reason = 'Wegen des Haushalts';

const subjects = (random: SeededRandom, world: SteeredWorld): readonly object[] => [
  { kind: 'measure', id: some(random, world.measures), version: random.between(1, 2) },
  ...(random.next() < 0.3 ? [{ kind: 'goal', id: some(random, world.goals), version: 1 }] : []),
];
const decision = (random: SeededRandom, world: SteeredWorld): object => {
  const told = world.outcomes.at(random.between(-4, -1));
  if (told !== undefined && random.next() < 0.3) return { decision: { kind: 'resolution', ...told } };
  return { decision: { kind: 'record', decision: some(random, world.decisions) } };
};

type BodyOf = (random: SeededRandom, world: SteeredWorld) => object;

function of(kind: 'measures' | 'goals' | 'decisions' | 'assignments' | 'organisations' | 'processes') {
  return (route: string, body: BodyOf = when): Draw<SteeredWorld> =>
    (random, world) => [`/${kind}/${some(random, world[kind])}/${route}`, body(random, world)];
}
const [ofMeasure, ofGoal, ofDecision, ofAssignment] = [of('measures'), of('goals'), of('decisions'), of('assignments')];

const propose: Draw<SteeredWorld> = (random, world) => [
  '/measures',
  {
    ...{ process: processOf(random, world), kind: random.pick(['project', 'project', 'permanentTask']) },
    ...{ title: random.pick(['Wegweiser', 'Buch', 'Kurse']), source: 'Workshop', weight: random.between(1, 5) },
    ...often(random, 0.8, { lead: some(random, world.organisations) }),
    ...often(random, 0.4, { goals: [some(random, world.goals)] }),
    ...often(random, 0.6, { schedule: { start: random.pick(DAYS), end: random.pick(DAYS) } }),
  },
];
const decide: Draw<SteeredWorld> = (random, world) => [
  '/decisions',
  {
    ...{ process: processOf(random, world), kind: random.pick(['executive', 'urgent', 'earlier']) },
    ...{ title: 'Start', by: FUNCTION, decides: subjects(random, world), ...when(random) },
    ...often(random, 0.3, { provisions: [{ kind: 'budget' }] }),
  },
];
const adopt: Draw<SteeredWorld> = (random, world) => {
  const told = world.decided.at(random.between(-6, -1));
  const { decision: id, measure } = told ?? { decision: NOBODY, measure: some(random, world.measures) };
  const by = random.next() < 0.8 ? { decision: { kind: 'record', decision: id } } : decision(random, world);
  return [`/measures/${measure}/adoption`, { ...by, ...when(random) }];
};
/** Only now and then, so that most of a course is played. */
function seldom(draw: Draw<SteeredWorld>): Draw<SteeredWorld> {
  return (random, world) => (random.next() < 0.06 ? draw(random, world) : progress(random, world));
}
const progress = ofMeasure('progress', (random) => ({ percent: random.between(0, 100), reason, ...when(random) }));

export const STEERING_DRAWS: readonly Draw<SteeredWorld>[] = [
  () => ['/organisations', { name: 'Bereich', kind: 'area' }],
  propose,
  propose,
  (random, world) => ['/goals', { process: processOf(random, world), title: 'Teilhabe', source: 'Workshop' }],
  decide,
  decide,
  ofDecision('corrections', (random, world) => ({ decides: subjects(random, world), reason })),
  (random, world) =>
    random.next() < 0.3
      ? [`/decisions/${some(random, world.decisions)}/withdrawal`, { reason }]
      : decide(random, world),
  (random, world) => [
    `/decisions/${some(random, world.decisions)}/provisions/${some(random, world.provisions)}/fulfilment`,
    when(random),
  ],
  (random, world) => [
    '/meetings/held',
    {
      ...{ committee: world.circle, heldOn: `2019-0${random.between(1, 9)}-1${random.between(0, 9)}` },
      ...{ completeness: 'excerptOnly', processes: [processOf(random, world)] },
      items: [{ number: '1', title: 'Maßnahmen', outcome: { kind: random.pick(['adopted', 'acknowledged']) } }],
    },
  ],
  (random, world) => {
    const told = world.outcomes.at(random.between(-4, -1));
    return [
      `/meetings/${told?.meeting ?? NOBODY}/agenda-items/${told?.item ?? NOBODY}/subjects`,
      { subjects: subjects(random, world) },
    ];
  },
  (random, world) => {
    const told = world.outcomes.at(random.between(-4, -1));
    const outcome = { kind: random.pick(['adopted', 'rejected', 'acknowledged']) };
    const body = { event: told?.event ?? NOBODY, outcome, reason, authority: { kind: 'unknown' } };
    return [`/meetings/${told?.meeting ?? NOBODY}/outcome-corrections`, body];
  },
  ofMeasure('review'),
  adopt,
  adopt,
  adopt,
  ofGoal('adoption', (random, world) => decision(random, world)),
  seldom(ofMeasure('rejection', () => ({ reason }))),
  ofMeasure('lead', (random, world) => ({ lead: some(random, world.organisations) })),
  ofMeasure('schedule', (random) => ({ start: random.pick(DAYS), end: random.pick(DAYS) })),
  ofMeasure('budget', (random) => ({ amount: random.between(0, 1_000_000), currency: 'EUR' })),
  ofMeasure('revisions', (random, world) => ({
    title: random.pick(['Wegweiser', 'Schilder']),
    ...often(random, 0.5, decision(random, world)),
  })),
  ofMeasure('weight', (random) => ({ weight: random.between(1, 10) })),
  ofMeasure('dependencies', (random, world) => ({ on: some(random, world.measures) })),
  ofMeasure('milestones', (random) => ({ title: 'Muster', due: random.pick(DAYS) })),
  (random, world) => [
    `/measures/${some(random, world.measures)}/milestones/${some(random, world.milestones)}/reaching`,
    when(random),
  ],
  ofMeasure('start'),
  ofMeasure('start'),
  progress,
  progress,
  progress,
  ofMeasure('block', (random, world) => ({ reason, ...often(random, 0.5, { by: some(random, world.measures) }) })),
  ofMeasure('unblock'),
  seldom(ofMeasure('completion-report')),
  ofMeasure('completion'),
  ofMeasure('completion-refusal', () => ({ reason })),
  seldom(ofMeasure('hand-over', () => ({ to: FUNCTION }))),
  seldom(ofMeasure('supersession', (random, world) => ({ by: some(random, world.measures), reason }))),
  ofMeasure('traffic-light-override', (random) => ({ light: random.pick(['red', 'green']), reason })),
  (random, world) => [
    `/measures/${some(random, world.measures)}/basis-questions/${some(random, world.questions)}/resolution`,
    { how: random.pick(['upheld', 'withdrawn', 'replaced']), reason, ...often(random, 0.5, decision(random, world)) },
  ],
  ofMeasure('indicators', (random) => ({
    ...{ title: 'Teilnehmende', unit: 'Personen', direction: random.pick(['up', 'down']) },
    ...{ baseline: 0, target: random.between(1, 100) },
  })),
  (random, world) => [
    `/measures/${some(random, world.measures)}/indicators/${some(random, world.indicators)}/values`,
    { value: random.between(0, 200), on: '2019-02-14' },
  ],
  (random, world) => [
    '/assignments',
    {
      ...{ title: 'Kosten', source: { kind: 'oral', reference: 'Jour fixe' }, to: some(random, world.organisations) },
      ...often(random, 0.7, { due: random.pick(DAYS) }),
      ...often(random, 0.5, { measure: some(random, world.measures) }),
    },
  ],
  ofAssignment('acceptance'),
  ofAssignment('done-report'),
  ofAssignment('confirmation'),
  ofAssignment('extension', (random) => ({ due: random.pick(DAYS), reason })),
  ofAssignment('transfer', (random, world) => ({ to: some(random, world.organisations), reason })),
  (random, world) => [
    '/reporting-rounds',
    {
      ...{ process: processOf(random, world), title: 'Statusabfrage', asOf: '2019-06-30', due: '2019-07-19' },
      ...often(random, 0.5, { measures: [some(random, world.measures)] }),
    },
  ],
  (random, world) => [
    `/reporting-rounds/${some(random, world.rounds)}/answers/${some(random, world.measures)}`,
    random.next() < 0.4 ? { kind: 'noChange' } : { kind: 'changed', percent: random.between(0, 100), note: 'neu' },
  ],
  (random, world) => [
    `/reporting-rounds/${some(random, world.rounds)}/${random.pick(['reminders', 'reminders', 'closing'])}`,
    {},
  ],
  (random, world) => [
    '/progress-reports',
    {
      ...{ process: processOf(random, world), asOf: random.pick(['2018-12-31', '2019-02-14', '2019-06-30']) },
      ...often(random, 0.3, { previous: some(random, world.reports) }),
      ...often(random, 0.3, { round: some(random, world.rounds) }),
    },
  ],
  (random, world) => {
    const [from, into] = [some(random, world.organisations), some(random, world.organisations)];
    const merger = { kind: 'merge', from: [from], into };
    const move = { kind: 'move', organisation: from, parent: into };
    const on = random.pick(['2019-01-01', 'unknown', '2020']);
    return ['/reorganisations', { title: 'Neuer Zuschnitt', change: random.next() < 0.4 ? merger : move, on }];
  },
  (random, world) => [
    `/committees/${world.circle}/agenda-proposals`,
    { title: 'Stand', about: { kind: 'measure', id: some(random, world.measures) } },
  ],
  (random, world) => [
    `/committees/${world.circle}/agenda-proposals/${some(random, world.proposals)}/settlement`,
    { how: 'dropped' },
  ],
];
