import type { CommandAnswer } from '../../api/api.js';
import type { Cast, Play } from '../play.js';
import { beginDay, eventsOf, illustrated, readAfter } from '../play.js';
import { expectEqual } from '../went-otherwise.js';
import type { Process } from './process.js';

/** Ids of the example measures, by their names in the account. */
export interface Measures {
  readonly signs: string;
  readonly training: string;
  readonly adverts: string;
  readonly network: string;
  readonly interpreting: string;
  readonly mentoring: string;
  readonly calendar: string;
  readonly statistics: string;
}

/** Units that exist in this demo alone. */
export interface ExampleUnits {
  readonly north: string;
  readonly south: string;
}

interface Proposal {
  readonly name: keyof Measures;
  readonly field: number;
  readonly body: { readonly title: string } & Readonly<Record<string, unknown>>;
  readonly lead?: keyof ExampleUnits;
}

const SOURCE = 'Beispielworkshop';
const PROPOSALS: readonly Proposal[] = [
  {
    name: 'signs',
    field: 0,
    lead: 'north',
    body: { title: 'Mehrsprachige Wegweiser', schedule: { start: '2019-05', end: '2019-12' } },
  },
  {
    name: 'training',
    field: 0,
    lead: 'south',
    body: { title: 'Fortbildung für den Bürgerkontakt', kind: 'permanentTask' },
  },
  {
    name: 'adverts',
    field: 1,
    body: { title: 'Stellenausschreibungen, die alle ansprechen', schedule: { start: '2019-06', end: '2020-03' } },
  },
  {
    name: 'network',
    field: 1,
    lead: 'north',
    body: { title: 'Netzwerk der Ansprechpersonen', schedule: { start: '2019-05', end: '2020-02' } },
  },
  {
    name: 'interpreting',
    field: 2,
    lead: 'south',
    body: {
      title: 'Sprachmittlung bei Elterngesprächen',
      schedule: { start: '2019-09', end: '2020-12' },
      budget: { amount: 1_500_000, currency: 'EUR' },
    },
  },
  {
    name: 'mentoring',
    field: 2,
    lead: 'south',
    body: { title: 'Patenschaften beim Berufseinstieg', schedule: { start: '2019-09', end: '2020-12' } },
  },
  {
    name: 'calendar',
    field: 3,
    lead: 'north',
    body: { title: 'Gemeinsamer Kalender der Beratung', schedule: { start: '2019-05', end: '2019-10' } },
  },
  { name: 'statistics', field: 3, body: { title: 'Gemeinsame Beratungsstatistik' } },
];

/** Measures are collected for the four points: illustrations, every one. */
export async function proposeMeasures(
  play: Play,
  cast: Cast,
  process: Process,
): Promise<{ readonly measures: Measures; readonly units: ExampleUnits }> {
  await beginDay(play, '2019-03-18', 'Measures are collected');
  const units = await registerUnits(play, cast);
  const { fieldsOfAction } = await cast.manager.get<{ readonly fieldsOfAction: readonly { readonly id: string }[] }>(
    `/processes/${process.id}`,
  );
  const answers: CommandAnswer[] = [];
  const ids: [keyof Measures, string][] = [];
  for (const { name, field, body, lead } of PROPOSALS) {
    const place = { process: process.id, fieldsOfAction: [fieldsOfAction[field]?.id], source: SOURCE };
    const led = lead === undefined ? {} : { lead: units[lead] };
    const answer = await cast.manager.post('/measures', illustrated({ kind: 'project', ...place, ...led, ...body }));
    answers.push(answer);
    ids.push([name, answer.id]);
  }
  // Each proposal has a name of its own, so that no measure is missing.
  const measures = Object.fromEntries(ids) as unknown as Measures;
  const { counts } = await readAfter<BoardView>(cast.manager, last(answers), `/measures?process=${process.id}`);
  expectEqual(counts.total, PROPOSALS.length, 'the number of measures');
  expectEqual(counts.withoutLead, 2, 'the number of measures without a lead');
  play.account.fact(
    'illustration',
    eventsOf(...answers),
    `Eight example measures (Maßnahmen), two for each of the four points: ${PROPOSALS.map(({ body }) => body.title).join('; ')}.`,
    'proposed; two have no lead (Federführung) yet',
    'no measure of the real process is known from the extract',
  );
  return { measures, units };
}

async function registerUnits(play: Play, { manager }: Cast): Promise<ExampleUnits> {
  const north = await manager.post('/organisations', illustrated({ name: 'Beispielbereich Nord', kind: 'area' }));
  const south = await manager.post('/organisations', illustrated({ name: 'Beispielbereich Süd', kind: 'area' }));
  play.account.fact(
    'illustration',
    eventsOf(north, south),
    'Two units that exist in this demo alone, Beispielbereich Nord and Beispielbereich Süd: no work is made up for a unit of the extract.',
  );
  return { north: north.id, south: south.id };
}

/** The part of the board that the account shows. */
export interface BoardView {
  readonly counts: {
    readonly total: number;
    readonly withoutLead: number;
    readonly overdue: number;
    readonly byStatus: Readonly<Record<string, number>>;
    readonly byLight: Readonly<Record<string, number>>;
  };
}

function last(answers: readonly CommandAnswer[]): Pick<CommandAnswer, 'position'> {
  return answers.at(-1) ?? { position: '' };
}
