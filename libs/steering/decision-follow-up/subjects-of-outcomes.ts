import { agendaItems, papers, paperSubjects } from '#council';
import type { Reads } from '#http';
import type { Subject } from '#shared-kernel';
import { rowsIfReady } from '#shared-kernel';
import type { OutcomeRow } from './adopting-outcomes.js';

export type SubjectsOfOutcome = (outcome: OutcomeRow) => readonly Subject[];

/** The subjects that an item names, else those that the decided version of its paper names. */
export async function subjectsOfOutcomes(reads: Reads, outcomes: readonly OutcomeRow[]): Promise<SubjectsOfOutcome> {
  const meetings = [...new Set(outcomes.map(({ meeting }) => meeting))];
  const items = await rowsIfReady(meetings, (ids) => reads.rows(agendaItems, (all) => all.where('meeting', 'in', ids)));
  const paperIds = [...new Set(outcomes.flatMap(({ paper }) => (paper.kind === 'paper' ? [paper.paper] : [])))];
  const known = await rowsIfReady(paperIds, (ids) => reads.rows(papers, (all) => all.where('id', 'in', ids)));
  const named = await rowsIfReady(paperIds, (ids) => reads.rows(paperSubjects, (all) => all.where('paper', 'in', ids)));
  const ofItem = new Map(items.map(({ meeting, id, subjects }) => [`${meeting} ${id}`, subjects ?? []]));
  const ofPaper = new Map(named.map(({ paper, version, subjects }) => [`${paper} ${version}`, subjects]));
  const presentVersion = new Map(known.map(({ id, version }) => [id, version]));
  return ({ meeting, item, paper: decidedOn }) => {
    const own = ofItem.get(`${meeting} ${item}`) ?? [];
    if (own.length > 0 || decidedOn.kind !== 'paper') return own;
    const { paper, version = presentVersion.get(paper) } = decidedOn;
    return ofPaper.get(`${paper} ${version}`) ?? [];
  };
}
