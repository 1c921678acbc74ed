import type { RowOf } from '#event-sourcing';
import type { ReadModels } from '#http';
import { assignments } from '../assignment/assignments.projection.js';
import { agendaProposals, committeeProcesses } from '../committee/committees.projection.js';
import { basisQuestions } from '../decision/basis-questions.projection.js';
import { decisionProvisions } from '../decision/decisions.tables.js';
import { goals } from '../goal/goals.projection.js';
import type { MeasureRow } from '../measure/measure-standing.js';
import { recordOf, statusOf } from '../measure/measure-standing.js';
import { isOver, isUnderWay } from '../measure/measure-status.js';
import { measureDependencies, measureProvisions, measures } from '../measure/measures.tables.js';
import type { CoSigner } from '../paper/paper.events.js';
import { coSignatures } from '../paper/papers.tables.js';
import { reportingRounds, roundAsks } from '../reporting-round/reporting-rounds.projection.js';
import { processes } from '../strategy-process/strategy-processes.tables.js';

export type WaitingFor =
  | 'lead'
  | 'adoption'
  | 'provision'
  | 'dependency'
  | 'blocking'
  | 'confirmation'
  | 'answer'
  | 'basis'
  | 'coSignature'
  | 'agenda';

export interface WaitingThing {
  readonly kind: 'measure' | 'assignment' | 'reportingRound' | 'paper' | 'committee' | 'goal';
  readonly id: string;
}

/** Something stands until somebody does what it waits `for`. */
export interface Waiting {
  readonly for: WaitingFor;
  /** What stands. */
  readonly thing: WaitingThing;
  /** The measure that must move, the round that asks. */
  readonly on: WaitingThing | null;
  /** The organisation that has to move; `null` where it is none, or nobody knows it. */
  readonly whom: string | null;
  /** Such as the level that has to adopt, the kind of provision, the reason of the block. */
  readonly note: string | null;
}

/** What an organisation waits for, and what others wait for it to do. */
export interface WaitingSides {
  readonly waitsFor: readonly Waiting[];
  readonly awaited: readonly Waiting[];
}

export async function waitingOf(reads: ReadModels, organisation: string): Promise<WaitingSides> {
  const led = await reads.rows(measures, (rows) => rows.where('lead', '=', organisation).orderBy('ordinal'));
  const open = led.filter((row) => !isOver(statusOf(row)));
  const leads = await leadsOf(reads);
  const own = [...leads].flatMap(([process, lead]) => (lead === organisation ? [process] : []));
  return {
    waitsFor: [
      ...open.flatMap(adoption),
      ...(await provisions(reads, open)),
      ...(await needs(reads, open)),
      ...open.flatMap((row) => completion(row, leads)),
      ...(await confirmationsWantedBy(reads, organisation, leads)),
    ].filter(({ whom }) => whom !== organisation),
    awaited: [
      ...(await neededBy(reads, open, organisation)),
      ...(await answers(reads, open, organisation)),
      ...(await signatures(reads, organisation)),
      ...(await ofOwnProcesses(reads, own, organisation)),
    ],
  };
}

/** Whoever leads a process confirms, adopts and resolves in it. */
type Leads = ReadonlyMap<string, string | null>;

async function leadsOf(reads: ReadModels): Promise<Leads> {
  const rows = await reads.rows(processes, (all) => all.where('status', '!=', 'closed').orderBy('ordinal'));
  return new Map(rows.map(({ id, lead }) => [id, lead]));
}

function measure(id: string): WaitingThing {
  return { kind: 'measure', id };
}

function adoption(row: MeasureRow): readonly Waiting[] {
  const status = statusOf(row);
  if (status !== 'proposed' && status !== 'reviewed') return [];
  return [{ for: 'adoption', thing: measure(row.id), on: null, whom: null, note: row.decisionLevel }];
}

async function provisions(reads: ReadModels, open: readonly MeasureRow[]): Promise<readonly Waiting[]> {
  const underWay = open.filter((row) => isUnderWay(statusOf(row)));
  const ids = underWay.map(({ id }) => id);
  const own = await reads.rows(measureProvisions, (all) =>
    all.where('measure', 'in', ids).where('metBy', 'is', null).orderBy('ordinal'),
  );
  const records = underWay.flatMap((row) => recordOf(row) ?? []);
  const ofRecords = await reads.rows(decisionProvisions, (all) =>
    all.where('decision', 'in', records).where('metBy', 'is', null).orderBy('place'),
  );
  return underWay.flatMap((row) => {
    const waits = [
      ...own.filter((one) => one.measure === row.id && one.ordinal === row.adoptedAt),
      ...ofRecords.filter((one) => one.decision === recordOf(row)),
    ];
    return waits.map(
      ({ kind }) => ({ for: 'provision', thing: measure(row.id), on: null, whom: null, note: kind }) as const,
    );
  });
}

/** Dependencies and blocks by measures that are not over. */
async function needs(reads: ReadModels, open: readonly MeasureRow[]): Promise<readonly Waiting[]> {
  const ids = open.map(({ id }) => id);
  const links = await reads.rows(measureDependencies, (all) => all.where('measure', 'in', ids).orderBy('ordinal'));
  const blocks = open.flatMap((row) => blockOf(row));
  const others = await rowsById(reads, [...links.map(({ on }) => on), ...blocks.flatMap(({ by }) => by ?? [])]);
  const blocking = blocks.map(({ id, by, reason }): Waiting => {
    const other = by === undefined ? undefined : others.get(by);
    return {
      ...{ for: 'blocking', thing: measure(id), on: by === undefined ? null : measure(by) },
      ...{ whom: other?.lead ?? null, note: reason },
    };
  });
  const depending = links.flatMap(({ measure: id, on }): readonly Waiting[] => {
    const other = others.get(on);
    if (other === undefined || isOver(statusOf(other))) return [];
    return [{ for: 'dependency', thing: measure(id), on: measure(on), whom: other.lead, note: null }];
  });
  return [...blocking, ...depending];
}

interface Block {
  readonly id: string;
  readonly reason: string;
  readonly by?: string;
}

/** The projection alone writes the column. */
function blockOf({ id, blocked }: MeasureRow): readonly Block[] {
  return blocked === null ? [] : [{ id, ...(blocked as Omit<Block, 'id'>) }];
}

async function rowsById(reads: ReadModels, ids: readonly string[]): Promise<ReadonlyMap<string, MeasureRow>> {
  const rows = await reads.rows(measures, (all) => all.where('id', 'in', [...new Set(ids)]));
  return new Map(rows.map((row) => [row.id, row]));
}

function completion(row: MeasureRow, leads: Leads): readonly Waiting[] {
  if (row.completionReported === null) return [];
  return [{ for: 'confirmation', thing: measure(row.id), on: null, whom: leads.get(row.process) ?? null, note: null }];
}

async function confirmationsWantedBy(
  reads: ReadModels,
  organisation: string,
  leads: Leads,
): Promise<readonly Waiting[]> {
  const rows = await reads.rows(assignments, (all) =>
    all.where('to', '=', organisation).where('status', '=', 'reportedDone').orderBy('ordinal'),
  );
  return rows.map(({ id, process }) => ({
    ...{ for: 'confirmation', thing: { kind: 'assignment', id }, on: null, note: null },
    whom: process === null ? null : (leads.get(process) ?? null),
  }));
}

/** Measures that others lead, and that need or are blocked by one of the organisation's, which is not over. */
async function neededBy(
  reads: ReadModels,
  open: readonly MeasureRow[],
  organisation: string,
): Promise<readonly Waiting[]> {
  const ids = open.map(({ id }) => id);
  const awaited = (what: WaitingFor, id: string, on: string, note: string | null): Waiting => ({
    ...{ for: what, thing: measure(id), on: measure(on), whom: organisation, note },
  });
  const blocked = await reads.rows(measures, (all) => all.where('status', '=', 'blocked').orderBy('ordinal'));
  const blocks = blocked.flatMap((row): readonly Waiting[] =>
    blockOf(row).flatMap(({ by, reason }) =>
      by !== undefined && ids.includes(by) && row.lead !== organisation
        ? [awaited('blocking', row.id, by, reason)]
        : [],
    ),
  );
  const links = await reads.rows(measureDependencies, (all) => all.where('on', 'in', ids).orderBy('ordinal'));
  const others = await rowsById(
    reads,
    links.map((link) => link.measure),
  );
  const depending = links.flatMap(({ measure: id, on }): readonly Waiting[] => {
    const other = others.get(id);
    if (other === undefined || isOver(statusOf(other)) || other.lead === organisation) return [];
    return [awaited('dependency', id, on, null)];
  });
  return [...blocks, ...depending];
}

async function answers(
  reads: ReadModels,
  open: readonly MeasureRow[],
  organisation: string,
): Promise<readonly Waiting[]> {
  const rounds = await reads.rows(reportingRounds, (all) => all.where('status', '=', 'open'));
  const asks = await reads.rows(roundAsks, (all) =>
    all
      .where(
        'round',
        'in',
        rounds.map(({ id }) => id),
      )
      .where(
        'measure',
        'in',
        open.map(({ id }) => id),
      )
      .where('answer', 'is', null)
      .orderBy('place'),
  );
  return asks.map(({ round, measure: id }) => ({
    ...{ for: 'answer', thing: { kind: 'reportingRound', id: round }, on: measure(id), whom: organisation, note: null },
  }));
}

/** By the organisation, or by a function in it. */
async function signatures(reads: ReadModels, organisation: string): Promise<readonly Waiting[]> {
  const rows = await reads.rows(coSignatures, (all) => all.where('status', '=', 'open').orderBy('ordinal'));
  return rows
    .filter(({ of }) => signerOf(of) === organisation)
    .map(({ paper: id }) => ({
      ...{ for: 'coSignature', thing: { kind: 'paper', id }, on: null, whom: organisation, note: null },
    }));
}

/** The projection alone writes the column. */
function signerOf(of: unknown): string | undefined {
  const signer = of as CoSigner;
  return signer.kind === 'organisation' ? signer.id : signer.organisation;
}

/** Whoever leads a process names leads, confirms, resolves questions and brings proposals on an agenda. */
async function ofOwnProcesses(
  reads: ReadModels,
  own: readonly string[],
  organisation: string,
): Promise<readonly Waiting[]> {
  const all = await reads.rows(measures, (rows) => rows.where('process', 'in', own).orderBy('ordinal'));
  const open = all.filter((row) => !isOver(statusOf(row)));
  const aims = await reads.rows(goals, (rows) => rows.where('process', 'in', own).orderBy('ordinal'));
  const ask = (what: WaitingFor, thing: WaitingThing, note: string | null = null): Waiting => ({
    ...{ for: what, thing, on: null, whom: organisation, note },
  });
  const given = await reads.rows(assignments, (rows) =>
    rows.where('process', 'in', own).where('status', '=', 'reportedDone').orderBy('ordinal'),
  );
  return [
    ...open.filter(({ lead }) => lead === null).map(({ id }) => ask('lead', measure(id))),
    ...open
      .filter(({ completionReported }) => completionReported !== null)
      .map(({ id }) => ask('confirmation', measure(id))),
    ...given.map(({ id }) => ask('confirmation', { kind: 'assignment', id })),
    ...(
      await questions(
        reads,
        [...all, ...aims].map(({ id }) => id),
      )
    ).map(({ entity, why }) => {
      const kind = aims.some(({ id }) => id === entity) ? 'goal' : 'measure';
      return ask('basis', { kind, id: entity }, why);
    }),
    ...(await proposals(reads, own)).map(({ committee: id, title }) => ask('agenda', { kind: 'committee', id }, title)),
  ];
}

async function questions(reads: ReadModels, ids: readonly string[]): Promise<readonly RowOf<typeof basisQuestions>[]> {
  return await reads.rows(basisQuestions, (all) =>
    all.where('entity', 'in', ids).where('how', 'is', null).orderBy('ordinal'),
  );
}

async function proposals(reads: ReadModels, own: readonly string[]): Promise<readonly RowOf<typeof agendaProposals>[]> {
  const links = await reads.rows(committeeProcesses, (all) => all.where('process', 'in', own));
  const bodies = links.map(({ committee }) => committee);
  return await reads.rows(agendaProposals, (all) =>
    all.where('committee', 'in', bodies).where('status', '=', 'open').orderBy('ordinal'),
  );
}
