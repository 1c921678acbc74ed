import { ROLES } from '#http';
import type { Client, Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';
import { allPages, ANSWERS, RandomPlay, textIn } from '../support/random-play.js';
import { SeededRandom } from '../support/seeded-random.js';
import { STEERING_DRAWS, SteeredWorld } from '../support/steering-draws.js';
import { Office, settled } from './office.js';

const SEED = Number(process.env['LENKWERK_RANDOM_SEED'] ?? 20190214);
/** The business clock goes through a year, so that policies are woken. */
const DAYS = [
  ...['2019-02-15', '2019-03-25', '2019-05-10', '2019-06-20'],
  ...['2019-08-05', '2019-09-15', '2019-12-01', '2020-01-20'],
];
const COMMANDS_A_ROUND = 150;
const KINDS = new Map([
  ['processes', 'processes'],
  ['organisations', 'organisations'],
  ['measures', 'measures'],
  ['goals', 'goals'],
  ['decisions', 'decisions'],
  ['assignments', 'assignments'],
  ['reporting-rounds', 'rounds'],
  ['progress-reports', 'reports'],
  ['reorganisations', 'reorganisations'],
] as const);

describe(`a process steered at random (seed ${SEED})`, () => {
  let journey: Journey;
  let client: Client;
  let deputy: Client;
  let office: Office;
  let game: RandomPlay<SteeredWorld>;
  const world = new SteeredWorld();
  const rollUps: (number | null)[] = [];
  /** A measure that no random command is about: past its end all the time. */
  let leftAlone: string;

  beforeAll(async () => {
    journey = await openJourney({ LENKWERK_CLOCK: 'virtual' });
    await advance('2019-02-14');
    client = await journey.as(...ROLES);
    deputy = await journey.as('process-manager');
    office = new Office(client);
    for (const title of ['Wir alle sind LU', 'Klima']) {
      world.processes.push((await office.does('/processes', { title })).id);
    }
    for (const name of ['Kultur', 'Sport', 'Soziales']) {
      world.organisations.push((await office.does('/organisations', { name, kind: 'area' })).id);
    }
    const circle = { name: 'Lenkungskreis', kind: 'steeringCircle', processes: world.processes, constitutedOn: '2018' };
    world.circle = (await office.does('/committees', circle)).id;
    await office.does(`/committees/${world.circle}/meeting-plans`, { count: 40, period: '2019' });
    game = new RandomPlay(journey, client, world, ({ path, answer: { id } }, events) => {
      const kind = [...KINDS].find(([list]) => path === `/${list}`)?.[1];
      if (kind !== undefined) world[kind].push(id);
      for (const event of events) learn(id, event);
    });
    await beginMeasures();
    const random = new SeededRandom(SEED);
    for (const day of DAYS) {
      await advance(day);
      await game.play(random, STEERING_DRAWS, COMMANDS_A_ROUND);
      // The person who reported a completion may not confirm it.
      for (const id of world.measures) await deputy.post(`/measures/${id}/completion`, {});
      await settled(journey);
      rollUps.push(...(await percents()));
    }
  });

  async function advance(day: string): Promise<void> {
    await new Office(journey.administrator()).does('/clock/advances', { to: `${day}T08:00:00Z` });
  }

  /** Some measures under way, so that there is progress to roll up from the start. */
  async function beginMeasures(): Promise<void> {
    const [process = '', lead = ''] = [world.processes[0], world.organisations[0]];
    for (const [index, title] of ['Wegweiser', 'Buch', 'Kurse', 'Feste', 'Brunnen'].entries()) {
      const schedule = { start: '2019-01', end: '2019-02-20' };
      const told = { process, kind: 'project', title, source: 'Workshop', lead, schedule };
      const { id } = await office.does('/measures', told);
      const decides = [{ kind: 'measure', id, version: 1 }];
      const taken = { process, kind: 'executive', title: 'Start', by: { kind: 'unknown' }, decides };
      const { id: decision } = await office.does('/decisions', taken);
      await office.does(`/measures/${id}/adoption`, { decision: { kind: 'record', decision } });
      await office.does(`/measures/${id}/progress`, { percent: 20 * index });
      leftAlone = id;
      if (title === 'Brunnen') continue;
      world.measures.push(id);
      world.decisions.push(decision);
    }
  }

  function learn(id: string, { id: event, type, data }: { id: string; type: string; data: object }): void {
    const [item, question, milestone] = ['item', 'question', 'milestone'].map((field) => textIn(data, field));
    if (type === 'ItemOutcomeRecorded' && item !== undefined) world.outcomes.push({ meeting: id, item, event });
    if (type === 'BasisQuestioned' && question !== undefined) world.questions.push(question);
    if (type === 'MilestoneAdded' && milestone !== undefined) world.milestones.push(milestone);
    const [indicator, proposal] = ['indicator', 'proposal'].map((field) => textIn(data, field));
    if (type === 'IndicatorDefined' && indicator !== undefined) world.indicators.push(indicator);
    if (type === 'AgendaItemProposed' && proposal !== undefined) world.proposals.push(proposal);
    if (type !== 'DecisionRecorded' || !('provisions' in data) || !('decides' in data)) return;
    for (const { kind, id: measure } of data.decides as readonly { readonly kind: string; readonly id: string }[]) {
      if (kind === 'measure') world.decided.push({ decision: id, measure });
    }
    for (const one of data.provisions as readonly { readonly provision: string }[])
      world.provisions.push(one.provision);
  }

  interface Reminder {
    readonly stage: string;
    readonly overdueSince: string;
  }

  interface Part {
    readonly rollUp: { readonly percent: number | null };
  }

  /** Every roll-up of every process: in all, by field of action and by goal. */
  async function percents(): Promise<readonly (number | null)[]> {
    const found: (number | null)[] = [];
    for (const id of world.processes) {
      const { process, fieldsOfAction, goals } = await office.reads<{
        readonly process: Part;
        readonly fieldsOfAction: readonly Part[];
        readonly goals: readonly Part[];
      }>(`/processes/${id}/progress`);
      found.push(...[process, ...fieldsOfAction, ...goals].map(({ rollUp }) => rollUp.percent));
    }
    return found;
  }

  async function everything(): Promise<readonly unknown[]> {
    const lists = ['measures', 'goals', 'indicators', 'decisions', 'assignments', 'reporting-rounds'];
    const more = ['progress-reports', 'reorganisations', 'late-entries', 'traffic-light-overrides', 'organisations'];
    const read: unknown[] = [];
    for (const list of [...lists, ...more]) read.push(...(await allPages(office, `/${list}?limit=200`)));
    for (const [list, kind] of KINDS) {
      for (const id of world[kind]) read.push(await office.reads<object>(`/${list}/${id}`));
    }
    for (const id of world.organisations) {
      read.push(await office.reads<object>(`/organisations/${id}/week`));
      read.push(await office.reads<object>(`/organisations/${id}/waiting`));
    }
    for (const id of world.processes) {
      read.push(await office.reads<object>(`/processes/${id}/progress`));
      read.push(...(await allPages(office, `/decisions/follow-up?process=${id}&limit=200`)));
    }
    read.push(await office.reads<object>(`/committees/${world.circle}`));
    return read;
  }

  it('has commands that are done, refused or impossible, and never a defect', () => {
    expect([...game.statuses.keys()].filter((status) => !ANSWERS.includes(status))).toEqual([]);
    const written = game.accepted.filter(({ answer }) => answer.events.length > 0).length;
    expect(written).toBeGreaterThan((DAYS.length * COMMANDS_A_ROUND) / 4);
  });

  it('keeps every roll-up within 0 and 100', () => {
    const known = rollUps.filter((percent) => percent !== null);
    expect(known.length).toBeGreaterThan(DAYS.length);
    expect(known.filter((percent) => percent < 0 || percent > 100)).toEqual([]);
  });

  it('has each reminder of one end, and the warning of one plan, once', async () => {
    const given: string[] = [];
    for (const id of [leftAlone, ...world.measures]) {
      const { reminders } = await office.reads<{ readonly reminders: readonly Reminder[] }>(`/measures/${id}`);
      given.push(...reminders.map(({ stage, overdueSince }) => `${id} ${stage} ${overdueSince}`));
    }
    const stages = ['lead', 'processManager', 'steeringCircle'];
    expect(given.slice(0, 3)).toEqual(stages.map((stage) => `${leftAlone} ${stage} 2019-02-21`));
    expect(new Set(given).size).toBe(given.length);
    const types = await office.types(`/committees/${world.circle}`);
    expect(types.filter((type) => type === 'CadenceWarned')).toHaveLength(1);
  });

  it('leaves the live state of every stream equal to the one rebuilt from its events', async () => {
    const compared = await game.streamsAsTold((live, told) => {
      expect(live).toEqual(told);
    });
    expect(compared).toBeGreaterThan(50);
  });

  it('has reports that verify, also after later entries and corrections', async () => {
    expect(world.reports.length).toBeGreaterThan(3);
    for (const id of world.reports) {
      expect(await office.reads(`/progress-reports/${id}/verification`)).toMatchObject({ verified: true });
    }
  });

  it('has the same answers when every read model is rebuilt', async () => {
    const before = await everything();
    await game.rebuild();
    await settled(journey);
    expect(await everything()).toEqual(before);
  });

  it('is answered as before under its keys, and appends nothing more', async () => {
    const head = await journey.server.engine.store.head();
    expect(await game.answeredOtherwise()).toEqual([]);
    expect(await journey.server.engine.store.head()).toBe(head);
  });
});
