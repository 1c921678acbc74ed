import type { AgendaPart, ItemPaper } from '../agenda/agenda-item.js';
import { itemPaperOf, papersOfItem, partByNumber } from '../agenda/agenda-item.js';
import type { FurtherOutcome, ItemFinding, PaperOutcome } from '../item-facts.js';
import type { Publicity } from '../meeting.events.js';
import type { HeldFacts } from './held-meeting.commands.js';

/** The facts of a source about an item; what it does not state is left out. */
export interface SourceItem extends HeldFacts {
  readonly part: AgendaPart;
  readonly furtherOutcomes?: readonly FurtherOutcome[];
  /** The results of papers that have one of their own. */
  readonly paperOutcomes?: readonly PaperOutcome[];
  readonly findings?: readonly ItemFinding[];
}

/** @param heading what the source says of the meeting, or of the part of it in which the item stands */
export function partOf(number: string, stated: Publicity = 'unknown', heading: Publicity = 'unknown'): AgendaPart {
  const byNumber = partByNumber(number);
  if (byNumber !== 'unknown') return byNumber;
  const publicity = stated === 'unknown' ? heading : stated;
  return publicity === 'unknown' ? 'unknown' : publicity === 'yes' ? 'public' : 'notPublic';
}

/**
 * The papers that the item's outcome is about: those without a result of their own. That an item was adopted in part sums up the
 * results of its papers, and is the result of none.
 */
export function paperOfOutcome(
  paper: ItemPaper,
  { paperOutcomes = [], outcome }: Pick<SourceItem, 'paperOutcomes' | 'outcome'>,
): ItemPaper {
  if (paperOutcomes.length === 0) return paper;
  if (outcome?.kind === 'partlyAdopted') return { kind: 'unknown' };
  return itemPaperOf(papersOfItem(paper).filter((one) => !paperOutcomes.some((own) => own.paper === one.paper)));
}
