import type { SentenceReading } from './outcome-sentence.js';
import { isListItem } from './passages.js';
import type { Passage } from './passages.js';
import { isCommission } from './proposal-wordings.js';

export interface ReadPassage extends Passage {
  readonly reading: SentenceReading;
  /** The sentence asks the committee for an outcome. */
  readonly asks: boolean;
}

/** Whether the sentence states an outcome or a vote, also one in doubt. */
export function statesOutcome({ reading }: ReadPassage): boolean {
  return reading.says !== 'nothing';
}

/** The labelled proposal, or the last sentences that ask the committee for an outcome, with the list that they announce. */
export function proposalOf(read: readonly ReadPassage[]): readonly ReadPassage[] {
  const labelled = read.filter(({ section }) => section === 'proposal');
  if (labelled.length > 0) return labelled.slice(0, labelled.length - trailingOutcome(labelled.slice(1)));
  const end = read.findLastIndex(({ asks }) => asks);
  if (end === -1) return commissionOf(read);
  let start = end;
  while (read[start - 1]?.asks === true) start -= 1;
  const first = read[start];
  const announced = read.slice(end + 1);
  const length = read.slice(start, end + 1).some(({ text }) => text.includes(':'))
    ? announcedLength(announced, read[end])
    : 0;
  return first === undefined ? [] : read.slice(start, end + 1 + length);
}

/** Without an explicit proposal: the commission directly before the result. */
function commissionOf(read: readonly ReadPassage[]): readonly ReadPassage[] {
  const at = read.length - trailingOutcome(read) - 1;
  const last = read[at];
  return last !== undefined && at < read.length - 1 && isCommission(last.text) ? [last] : [];
}

function announcedLength(after: readonly ReadPassage[], announcing: ReadPassage | undefined): number {
  let length = 0;
  let open = announcing?.text.endsWith(':') === true;
  for (const { before, text } of after) {
    if (before === '\n\n' && !open && !isListItem(text)) break;
    open = false;
    length += 1;
  }
  const listed = after.slice(0, length).findLastIndex(({ text }) => isListItem(text)) + 1;
  const protectedStart = Math.max(listed, announcing?.text.endsWith(':') === true ? 1 : 0);
  return length - trailingOutcome(after.slice(protectedStart, length));
}

/** The number of sentences at the end that state an outcome or a vote. */
export function trailingOutcome(read: readonly ReadPassage[]): number {
  const lastOther = read.findLastIndex((passage) => !statesOutcome(passage) || isListItem(passage.text));
  return read.length - 1 - lastOther;
}
