import type { RowOf } from '#event-sourcing';
import { ReadModelNotReady } from '#event-sourcing';
import type { ReadModels } from '#http';
import { assignments } from '../assignment/assignments.projection.js';
import { committees } from '../committee/committees.projection.js';
import { decisions } from '../decision/decisions.tables.js';
import { goals } from '../goal/goals.projection.js';
import { measures } from '../measure/measures.tables.js';
import { meetings } from '../meeting/meetings.tables.js';
import { organisations } from '../organisation/organisations.projection.js';
import { papers } from '../paper/papers.tables.js';
import { progressReports } from '../progress-report/progress-reports.tables.js';
import { reorganisations } from '../reorganisation/reorganisations.projection.js';
import { reportingRounds } from '../reporting-round/reporting-rounds.projection.js';
import { processes } from '../strategy-process/strategy-processes.tables.js';
import type { Mention, NamedKind } from './mentions.js';

/** The name of what was looked up; `null` for what the read models do not know (yet). */
export type NameOf = (kind: NamedKind, id: string) => string | null;

/** Tables whose rows have an id and a title. */
type Titled =
  | typeof assignments
  | typeof decisions
  | typeof goals
  | typeof measures
  | typeof processes
  | typeof progressReports
  | typeof reorganisations
  | typeof reportingRounds;

/** In the shape in which the overview of a process shows who takes part. */
export interface Named extends Mention {
  readonly name: string | null;
}

export function named({ kind, id }: Mention, nameOf: NameOf): Named {
  return { kind, id, name: nameOf(kind, id) };
}

/** Looks up what is mentioned, with one query a table however many there are. */
export async function namesOf(reads: ReadModels, mentions: readonly Mention[]): Promise<NameOf> {
  const idsOf = (kind: NamedKind): readonly string[] => [
    ...new Set(mentions.flatMap((mention) => (mention.kind === kind ? [mention.id] : []))),
  ];
  const sittings = await known(idsOf('meeting'), (ids) => reads.rows(meetings, (rows) => rows.where('id', 'in', ids)));
  const bodies = [...new Set([...idsOf('committee'), ...sittings.map(({ committee }) => committee)])];
  const ofCommittees = new Map(
    (await known(bodies, (ids) => reads.rows(committees, (rows) => rows.where('id', 'in', ids)))).map(
      ({ id, name }) => [id, name] as const,
    ),
  );
  const written = await known(idsOf('paper'), (ids) => reads.rows(papers, (rows) => rows.where('id', 'in', ids)));
  const units = await known(idsOf('organisation'), (ids) =>
    reads.rows(organisations, (rows) => rows.where('id', 'in', ids)),
  );
  const titlesIn = async (kind: NamedKind, from: Titled): Promise<ReadonlyMap<string, string>> => {
    const rows = await known(idsOf(kind), (ids) => reads.rows(from, (all) => all.where('id', 'in', ids)));
    return new Map(rows.map(({ id, title }) => [id, title]));
  };
  const names: Readonly<Record<NamedKind, ReadonlyMap<string, string>>> = {
    committee: ofCommittees,
    meeting: new Map(sittings.map((row) => [row.id, meetingName(row, ofCommittees)])),
    organisation: new Map(units.map(({ id, name }) => [id, name])),
    paper: new Map(written.map((row) => [row.id, paperName(row)])),
    assignment: await titlesIn('assignment', assignments),
    decision: await titlesIn('decision', decisions),
    goal: await titlesIn('goal', goals),
    measure: await titlesIn('measure', measures),
    process: await titlesIn('process', processes),
    progressReport: await titlesIn('progressReport', progressReports),
    reorganisation: await titlesIn('reorganisation', reorganisations),
    reportingRound: await titlesIn('reportingRound', reportingRounds),
  };
  return (kind, id) => names[kind].get(id) ?? null;
}

/** What is read stays readable while the read model that has the names is being built. */
export async function known<Row>(
  ids: readonly string[],
  read: (ids: readonly string[]) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  if (ids.length === 0) return [];
  try {
    return await read(ids);
  } catch (error) {
    if (error instanceof ReadModelNotReady) return [];
    throw error;
  }
}

/** Such as `Sozialausschuss, 2019-02-14`; the second one of a day has its number behind it. */
function meetingName(
  { committee, when, sequence }: RowOf<typeof meetings>,
  ofCommittees: ReadonlyMap<string, string>,
): string {
  const name = ofCommittees.get(committee);
  const day = sequence > 1 ? `${when} (${sequence})` : when;
  return name === undefined ? day : `${name}, ${day}`;
}

function paperName({ title, reference }: RowOf<typeof papers>): string {
  return reference === null ? title : `${title} (${reference})`;
}
