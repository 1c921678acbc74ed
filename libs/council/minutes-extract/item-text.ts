import type { OutcomeWords } from './outcome.js';
import { readSentence } from './outcome-sentence.js';
import type { SentenceReading } from './outcome-sentence.js';
import { isListItem, readPassages, textOf } from './passages.js';
import type { Passage } from './passages.js';
import { isCommission, isProposal } from './proposal-wordings.js';

export interface ItemText {
  readonly deliberation: string | null;
  readonly proposal: string | null;
  readonly outcome: OutcomeWords;
}

interface Read extends Passage {
  readonly reading: SentenceReading;
  readonly asks: boolean;
}

interface Parts {
  readonly proposal: readonly Read[];
  readonly outcome: readonly Read[];
  /** The proposal in the indicative, which the result confirms: `Der Ausschuss empfiehlt …`. */
  readonly confirmed?: Read;
}

const MAX_OUTCOME = 200;
const RECENT = 30;

/** What an item's text says: what was discussed, what was asked for, and the words that tell how it ended. */
export function readItemText(lines: readonly string[], committee: string | null): ItemText {
  const passages = readPassages(lines);
  const read = passages.map((passage, index): Read => {
    // An outcome stands under a label or near the end; what lies further up is not searched for one.
    const near = index >= passages.length - RECENT || isOutcomeSection(passage);
    const reading = near ? readSentence(passage.text, committee) : ({ says: 'nothing' } satisfies SentenceReading);
    return { ...passage, reading, asks: isProposal(passage.text) };
  });
  const parts = read.some(isOutcomeSection) ? byLabels(read) : byOrder(read);
  const { proposal, outcome, confirmed } = votedOn(parts);
  const used = new Set([...proposal, ...outcome]);
  const proposalText = flattened(proposal);
  return {
    deliberation: textOf(read.filter((passage) => !used.has(passage))),
    proposal: proposalText,
    outcome: {
      sentences: (confirmed === undefined ? outcome : [confirmed, ...outcome]).map(({ text, section }) => ({
        text,
        section,
      })),
      text: flattened(outcome),
      proposal: proposalText,
    },
  };
}

function isOutcomeSection({ section }: Passage): boolean {
  return section === 'resolution' || section === 'vote';
}

function byLabels(read: readonly Read[]): Parts {
  const labelled = read.filter(isOutcomeSection);
  const outcome = labelled.filter(({ asks }) => !asks);
  const other = read.filter((passage) => !isOutcomeSection(passage));
  const before = other.filter((passage) => read.indexOf(passage) < read.indexOf(labelled[0] ?? passage));
  const asked = [...proposalOf(before), ...labelled.filter(({ asks }) => asks)];
  if (asked.length > 0 || labelled.some(({ section }) => section === 'resolution')) return { proposal: asked, outcome };
  return { proposal: [], outcome: [...endingOf(before), ...outcome] }; // the vote's result is of the sentence above it
}

function byOrder(read: readonly Read[]): Parts {
  const proposal = proposalOf(read);
  const last = proposal.at(-1);
  if (last === undefined) return { proposal, outcome: endingOf(read) };
  const after = read.slice(read.indexOf(last) + 1);
  const outcome = after.filter(tells);
  if (outcome.length > 0) return { proposal, outcome };
  const rest = flattened(after) ?? '';
  return { proposal, outcome: rest.length <= MAX_OUTCOME ? after : [] };
}

/** The labelled proposal, else the last sentences that ask the committee for something, with the list that they announce. */
function proposalOf(read: readonly Read[]): readonly Read[] {
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

/** Without a proposal in so many words: the commission that stands right before the result. */
function commissionOf(read: readonly Read[]): readonly Read[] {
  const at = read.length - trailingOutcome(read) - 1;
  const last = read[at];
  return last !== undefined && at < read.length - 1 && isCommission(last.text) ? [last] : [];
}

function announcedLength(after: readonly Read[], announcing: Read | undefined): number {
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

function trailingOutcome(read: readonly Read[]): number {
  const lastOther = read.findLastIndex((passage) => !tells(passage) || isListItem(passage.text));
  return read.length - 1 - lastOther;
}

/** The sentences at the end that tell an outcome; none if the text ends otherwise. */
function endingOf(read: readonly Read[]): readonly Read[] {
  const told = read.slice(0, read.findLastIndex(({ text }) => !isCommission(text)) + 1);
  const ending = told.slice(told.length - trailingOutcome(told));
  const certain = ending.some(({ reading }) => reading.says === 'outcome');
  return certain || (flattened(ending) ?? '').length <= MAX_OUTCOME ? ending : [];
}

function tells({ reading }: Read): boolean {
  return reading.says !== 'nothing';
}

/** `Der Ausschuss empfiehlt dem Stadtrat, …` before a bare result (`Einstimmig angenommen.`) is what was voted on. */
function votedOn({ proposal, outcome }: Parts): Parts {
  const [first, ...rest] = outcome;
  if (proposal.length > 0 || first?.reading.says !== 'outcome' || !first.reading.committeeActs)
    return { proposal, outcome };
  if (first.section !== undefined && isOutcomeSection(first)) return { proposal, outcome };
  const confirmed =
    rest.length > 0
    && rest.every(({ reading }) => reading.says === 'vote' || (reading.says === 'outcome' && reading.bare));
  return confirmed ? { proposal: [first], outcome: rest, confirmed: first } : { proposal, outcome };
}

/** On one line a paragraph: wrapped lines are joined, list items and paragraphs are not. */
function flattened(passages: readonly Read[]): string | null {
  const text = passages
    .map(({ text: words, before, raw, section }, index) => {
      if (index === 0) return words;
      return (
        (before === ' ' || (before === '\n' && !isListItem(raw) && section === passages[index - 1]?.section)
          ? ' '
          : '\n') + words
      );
    })
    .join('');
  return text === '' ? null : text;
}
