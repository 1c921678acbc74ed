import type { RowOf } from '#event-sourcing';
import { ReadModelNotReady } from '#event-sourcing';
import type { ReadModels } from '#http';
import { committees } from '../committee/committees.projection.js';
import { decisions } from '../decision/decisions.tables.js';
import { goals } from '../goal/goals.projection.js';
import { measures } from '../measure/measures.tables.js';
import { meetings } from '../meeting/meetings.tables.js';
import { organisations } from '../organisation/organisations.projection.js';
import { papers } from '../paper/papers.tables.js';
import { processes } from '../strategy-process/strategy-processes.tables.js';
import type { Mention, NamedKind } from './mentions.js';

/** The name of what was looked up; `null` for what the read models do not know (yet). */
export type NameOf = (kind: NamedKind, id: string) => string | null;

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
  const units = await known(idsOf('organisation'), (ids) =>
    reads.rows(organisations, (rows) => rows.where('id', 'in', ids)),
  );
  const written = await known(idsOf('paper'), (ids) => reads.rows(papers, (rows) => rows.where('id', 'in', ids)));
  const taken = await known(idsOf('decision'), (ids) => reads.rows(decisions, (rows) => rows.where('id', 'in', ids)));
  const steps = await known(idsOf('measure'), (ids) => reads.rows(measures, (rows) => rows.where('id', 'in', ids)));
  const aims = await known(idsOf('goal'), (ids) => reads.rows(goals, (rows) => rows.where('id', 'in', ids)));
  const plans = await known(idsOf('process'), (ids) => reads.rows(processes, (rows) => rows.where('id', 'in', ids)));
  const names: Readonly<Record<NamedKind, ReadonlyMap<string, string>>> = {
    committee: ofCommittees,
    decision: new Map(taken.map(({ id, title }) => [id, title])),
    goal: new Map(aims.map(({ id, title }) => [id, title])),
    measure: new Map(steps.map(({ id, title }) => [id, title])),
    meeting: new Map(sittings.map((row) => [row.id, meetingName(row, ofCommittees)])),
    organisation: new Map(units.map(({ id, name }) => [id, name])),
    paper: new Map(written.map((row) => [row.id, paperName(row)])),
    process: new Map(plans.map(({ id, title }) => [id, title])),
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
