import type { RowOf } from '#event-sourcing';
import type { Reads } from '#http';
import type { MeasureRow } from '#steering';
import { assignments, basisQuestions, goals, isOver, measureDependencies, measures, statusOf } from '#steering';
import type { CoSigner } from '#council';
import { agendaProposals, coSignatureStatus, coSignatures, committeeProcesses, papers } from '#council';
import { concernedOrganisation, conflictRows } from '../conflict/found-conflicts.reads.js';
import { blockOf, measure, rowsById } from './blocked-measures.js';
import { inChunks } from './in-chunks.js';
import { owedAnswers } from './owed-answers.js';
import type { Waiting, WaitingFor, WaitingSubject } from './waiting.js';

interface Own {
  readonly organisation: string;
  /** Open measures that it leads. */
  readonly open: readonly MeasureRow[];
  /** Processes that it leads. */
  readonly processes: readonly string[];
}

/** The open acts of an organisation that others wait for. */
export async function awaitedOf(reads: Reads, { organisation, open, processes }: Own): Promise<readonly Waiting[]> {
  return [
    ...(await neededBy(reads, open, organisation)),
    ...(await answers(reads, open, organisation)),
    ...(await signatures(reads, organisation)),
    ...(await ofOwnProcesses(reads, processes, organisation)),
    ...(await conflicts(reads, organisation)),
  ];
}

/** Measures of other leads that need, or are blocked by, an open measure of the organisation. */
async function neededBy(reads: Reads, open: readonly MeasureRow[], organisation: string): Promise<readonly Waiting[]> {
  const ids = open.map(({ id }) => id);
  const own = new Set(ids);
  const awaited = (act: WaitingFor, id: string, on: string, note: string | null): Waiting => ({
    ...{ for: act, thing: measure(id), on: measure(on), whom: organisation, note },
  });
  const blocked = await reads.rows(measures, (all) => all.where('status', '=', 'blocked').orderBy('ordinal'));
  const blocks = blocked.flatMap((row): readonly Waiting[] =>
    blockOf(row).flatMap(({ by, reason }) =>
      by !== undefined && own.has(by) && row.lead !== organisation ? [awaited('blocking', row.id, by, reason)] : [],
    ),
  );
  const links = await inChunks(ids, (some) =>
    reads.rows(measureDependencies, (all) => all.where('on', 'in', some).orderBy('ordinal')),
  );
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

async function answers(reads: Reads, open: readonly MeasureRow[], organisation: string): Promise<readonly Waiting[]> {
  return (await owedAnswers(reads, open)).map(({ round, measure: id }) => ({
    ...{ for: 'answer', thing: { kind: 'reportingRound', id: round.id }, on: measure(id), whom: organisation },
    note: null,
  }));
}

/** Co-signatures of draft papers by the organisation, or by a function in it. */
async function signatures(reads: Reads, organisation: string): Promise<readonly Waiting[]> {
  const drafts = await reads.rows(papers, (all) => all.where('status', '=', 'draft'));
  const versions = new Map(drafts.map(({ id, version }) => [id, version]));
  const asked = await reads.rows(coSignatures, (all) =>
    all.where('paper', 'in', [...versions.keys()]).orderBy('ordinal'),
  );
  return asked.flatMap((row): readonly Waiting[] => {
    const present = versions.get(row.paper);
    if (present === undefined || signerOf(row.of) !== organisation) return [];
    if (coSignatureStatus(row, present) !== 'open') return [];
    const thing = { kind: 'paper', id: row.paper } as const;
    return [{ for: 'coSignature', thing, on: null, whom: organisation, note: null }];
  });
}

function signerOf(signer: CoSigner): string | undefined {
  return signer.kind === 'organisation' ? signer.id : signer.organisation;
}

/** The lead of a process names leads, confirms, resolves questions and brings proposals on an agenda. */
async function ofOwnProcesses(reads: Reads, own: readonly string[], organisation: string): Promise<readonly Waiting[]> {
  const all = await reads.rows(measures, (rows) => rows.where('process', 'in', own).orderBy('ordinal'));
  const open = all.filter((row) => !isOver(statusOf(row)));
  const ownGoals = await reads.rows(goals, (rows) => rows.where('process', 'in', own).orderBy('ordinal'));
  const goalIds = new Set(ownGoals.map(({ id }) => id));
  const asked = await questions(reads, new Set([...all, ...ownGoals].map(({ id }) => id)));
  const ask = (act: WaitingFor, thing: WaitingSubject, note: string | null = null): Waiting => ({
    ...{ for: act, thing, on: null, whom: organisation, note },
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
    ...asked.map(({ entity, why }) => {
      const kind = goalIds.has(entity) ? 'goal' : 'measure';
      return ask('basis', { kind, id: entity }, why);
    }),
    ...(await proposals(reads, own)).map(({ committee: id, title }) => ask('agenda', { kind: 'committee', id }, title)),
  ];
}

/** Open conflicts of the organisation, and of processes that it leads. */
async function conflicts(reads: Reads, organisation: string): Promise<readonly Waiting[]> {
  const concerning = [await concernedOrganisation(reads, organisation)];
  const open = await conflictRows(reads, { isSettled: false, concerning });
  return open.map(({ id, rule }) => ({
    ...{ for: 'conflict', thing: { kind: 'conflict', id }, on: null, whom: organisation, note: rule },
  }));
}

/** Open questions are few, so that all of them are read. */
async function questions(reads: Reads, of: ReadonlySet<string>): Promise<readonly RowOf<typeof basisQuestions>[]> {
  const open = await reads.rows(basisQuestions, (all) => all.where('how', 'is', null).orderBy('ordinal'));
  return open.filter(({ entity }) => of.has(entity));
}

async function proposals(reads: Reads, own: readonly string[]): Promise<readonly RowOf<typeof agendaProposals>[]> {
  const links = await reads.rows(committeeProcesses, (all) => all.where('process', 'in', own));
  const ownCommittees = links.map(({ committee }) => committee);
  const open = await reads.rows(agendaProposals, (all) =>
    all.where('committee', 'in', ownCommittees).where('status', '=', 'open').orderBy('ordinal'),
  );
  // A committee of several processes has proposals of other processes, too.
  return open.filter(({ process }) => process === null || own.includes(process));
}
