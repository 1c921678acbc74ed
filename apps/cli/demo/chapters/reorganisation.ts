import type { Cast, Play } from '../play.js';
import { beginDay, eventsOf, illustrated } from '../play.js';
import { doneBy } from '../log.js';
import { until } from '../until.js';
import { expectEqual } from '../went-otherwise.js';
import type { ExampleUnits } from './measures.js';

/** One example unit becomes part of the other one at the turn of the year. @returns id of the reorganisation */
export async function planReorganisation(play: Play, { manager }: Cast, units: ExampleUnits): Promise<string> {
  await beginDay(play, '2019-12-10', 'A reorganisation is recorded');
  const recorded = await manager.post(
    '/reorganisations',
    illustrated({
      title: 'Beispielbereich Süd kommt zu Beispielbereich Nord',
      change: { kind: 'merge', from: [units.south], into: units.north },
      on: '2020-01-01',
    }),
  );
  play.account.fact(
    'illustration',
    eventsOf(recorded),
    'From January on Beispielbereich Süd is part of Beispielbereich Nord (Umorganisation). One act says so; nothing is moved yet.',
  );
  return recorded.id;
}

/** The reorganisation at the turn of the year. */
export async function tellReorganisation(
  play: Play,
  { manager, auditor }: Cast,
  units: ExampleUnits,
  reorganisation: string,
): Promise<void> {
  const { concerns, outstanding } = await until<Reorganisation>(play, {
    ...{ reader: manager, path: `/reorganisations/${reorganisation}`, policy: 'reorganisation' },
    ...{ isSo: ({ status }) => status === 'carriedOut', what: 'carry out the reorganisation' },
  });
  expectEqual(outstanding, 0, 'what of the reorganisation is outstanding');
  const led = concerns.filter(({ kind }) => kind === 'measureLead').length;
  play.account.fact(
    'illustration, by itself',
    await doneBy(play, auditor, {
      policy: 'reorganisation',
      types: ['MeasureLeadAssigned', 'OrganisationEnded'],
      count: led + 1,
    }),
    `On 1 January the reorganisation was carried out: ${led} measures have a new lead, and Beispielbereich Süd has ended. Nothing is outstanding.`,
  );
  const week = await auditor.get<WeekView>(`/organisations/${units.north}/week`);
  const waiting = await auditor.get<WaitingView>(`/organisations/${units.north}/waiting`);
  play.account.readBack(
    `The week of Beispielbereich Nord: ${week.overdue.entries.length} overdue, ${week.thisWeek.entries.length} due from ${week.from} to ${week.to}. Acts of others that it waits for: ${waiting.waitsFor.entries.length}.`,
  );
}

interface Reorganisation {
  readonly status: string;
  readonly outstanding: number;
  readonly concerns: readonly { readonly kind: string }[];
}

interface WeekView {
  readonly from: string;
  readonly to: string;
  readonly overdue: { readonly entries: readonly object[] };
  readonly thisWeek: { readonly entries: readonly object[] };
}

interface WaitingView {
  readonly waitsFor: { readonly entries: readonly object[] };
}
