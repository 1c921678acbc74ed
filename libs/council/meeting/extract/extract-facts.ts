import type { CommandReader } from '#event-sourcing';
import { claimDecider, entityIdOf } from '#event-sourcing';
import type { StreamName } from '#event-sourcing';
import type { CommitteeKind } from '../../committee/committee.commands.js';
import { committeeDecider } from '../../committee/committee.decide.js';
import { PAPER_EXISTS, PAPER_REFERENCES } from '../../committee/paper-existence.js';
import type { PaperReference } from '../../reference/paper-reference.js';
import { claimOf, isSameReference, PAPER_REFERENCE, paperIdFrom } from '../../reference/paper-reference.js';
import { papersOfItem } from '../agenda/agenda-item.js';
import type { KnownMeeting, Meeting } from '../meeting.state.js';
import type { RecordExtractBody } from './extract.commands.js';
import { committeeIds } from './extract.commands.js';

/** What an extract names, as it is recorded elsewhere. */
export interface ExtractFacts {
  /** In the order of the command. */
  readonly committees: readonly ExtractCommitteeFact[];
  readonly papers: readonly ExtractPaperFact[];
  /** The hashes of the texts, which are kept. */
  readonly texts: ReadonlyMap<string, string>;
}

export interface ExtractCommitteeFact {
  readonly id: string;
  readonly name: string;
  readonly kind: CommitteeKind;
  readonly exists: boolean;
  readonly inferredFrom?: string;
}

export interface ExtractPaperFact extends PaperReference {
  readonly id: string;
  readonly exists: boolean;
  /** The reason why it cannot be recorded under this reference. */
  readonly taken?: 'reference is taken by another paper' | 'paper exists already';
}

export async function readExtractFacts(data: RecordExtractBody, read: CommandReader): Promise<ExtractFacts> {
  const ids = committeeIds(data);
  const committees: ExtractCommitteeFact[] = [];
  for (const [index, { name, kind = 'committee', inferredFrom }] of data.committees.entries()) {
    const id = ids[index] ?? '';
    const state = await read.state(committeeDecider, id);
    const exists = state.status !== 'unknown';
    committees.push({
      ...{ id, name, kind: exists ? state.kind : kind, exists },
      ...(inferredFrom !== undefined && { inferredFrom }),
    });
  }
  const papers: ExtractPaperFact[] = [];
  for (const paper of data.item.papers ?? []) papers.push(await paperFact(paper, read));
  const texts = new Map<string, string>();
  for (const text of textsIn(data)) texts.set(text, await read.keep(text));
  return { committees, papers, texts };
}

/** The references of the papers on which the agenda rests, and of those that an extract names, for people. */
export async function readReferences(
  meeting: Meeting,
  extract: ExtractFacts | undefined,
  read: CommandReader,
): Promise<Readonly<Record<string, string>>> {
  const names = Object.fromEntries((extract?.papers ?? []).map((paper) => [paper.id, referenceName(paper)]));
  if (meeting.status === 'unknown') return names;
  for (const id of papersOn(meeting)) {
    const reference = (await read.published(PAPER_REFERENCES, id)).at(-1);
    if (reference !== undefined) names[id] = referenceName(reference);
  }
  return names;
}

/** Such as `20196743 (2019)`. */
export function referenceName({ reference, year }: PaperReference): string {
  return `${reference} (${year})`;
}

/** The papers on which items and outcomes of a meeting rest. */
export function papersOn({ items }: KnownMeeting): ReadonlySet<string> {
  const papers = items.flatMap((item) => [item.paper, ...item.outcomes.map((one) => one.paper)]);
  return new Set(papers.flatMap((paper) => papersOfItem(paper).map((one) => one.paper)));
}

/** The paper that holds the reference; without one it gets the id that every importer gives it. */
async function paperFact({ reference, year }: PaperReference, read: CommandReader): Promise<ExtractPaperFact> {
  const wanted = { reference, year };
  const derived = paperIdFrom(wanted);
  const claim = await read.state(claimDecider(PAPER_REFERENCE), claimOf(wanted).value);
  // Claims are held by streams, whose names the kernel makes.
  const holder = claim.status === 'held' ? entityIdOf(claim.holder as StreamName) : derived;
  const holds = (await read.published(PAPER_REFERENCES, holder)).some((one) => isSameReference(one, wanted));
  if (holds) return { ...wanted, id: holder, exists: true };
  if (holder !== derived) return { ...wanted, id: holder, exists: false, taken: 'reference is taken by another paper' };
  const other = await read.published(PAPER_EXISTS, derived);
  return { ...wanted, id: derived, exists: false, ...(other && { taken: 'paper exists already' as const }) };
}

function textsIn({ item }: RecordExtractBody): ReadonlySet<string> {
  const { proposal, deliberation, wording, outcome, papers = [], furtherOutcomes = [] } = item;
  const acts = [outcome, ...papers.map((paper) => paper.outcome), ...furtherOutcomes];
  const texts = [proposal, deliberation, wording, ...acts.map((act) => act?.text)];
  return new Set(texts.filter((text) => text !== undefined));
}
