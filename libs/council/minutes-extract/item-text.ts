import type { OutcomeWords } from './outcome.js';
import { readSentence } from './outcome-sentence.js';
import type { SentenceReading } from './outcome-sentence.js';
import { isListItem, readPassages, textOf } from './passages.js';
import type { Passage } from './passages.js';
import type { ReadPassage } from './proposal-passages.js';
import { proposalOf, statesOutcome, trailingOutcome } from './proposal-passages.js';
import { isCommission, isProposal } from './proposal-wordings.js';

export interface ItemText {
  readonly deliberation: string | null;
  readonly proposal: string | null;
  readonly outcome: OutcomeWords;
}

interface Parts {
  readonly proposal: readonly ReadPassage[];
  readonly outcome: readonly ReadPassage[];
  /** The proposal in the indicative that the result confirms: `Der Ausschuss empfiehlt …`. */
  readonly confirmed?: ReadPassage;
}

const MAX_OUTCOME = 200;
const RECENT = 30;

/** The parts of an item's text: the deliberation, the proposal, and the words of the outcome. */
export function readItemText(lines: readonly string[], committee: string | null): ItemText {
  const passages = readPassages(lines);
  const read = passages.map((passage, index): ReadPassage => {
    // Outcomes are searched for in labelled sections and near the end only.
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

function byLabels(read: readonly ReadPassage[]): Parts {
  const labelled = read.filter(isOutcomeSection);
  const outcome = labelled.filter(({ asks }) => !asks);
  const other = read.filter((passage) => !isOutcomeSection(passage));
  const before = other.filter((passage) => read.indexOf(passage) < read.indexOf(labelled[0] ?? passage));
  const asked = [...proposalOf(before), ...labelled.filter(({ asks }) => asks)];
  if (asked.length > 0 || labelled.some(({ section }) => section === 'resolution')) return { proposal: asked, outcome };
  return { proposal: [], outcome: [...endingOf(before), ...outcome] }; // the result belongs to the sentence above it
}

function byOrder(read: readonly ReadPassage[]): Parts {
  const proposal = proposalOf(read);
  const last = proposal.at(-1);
  if (last === undefined) return { proposal, outcome: endingOf(read) };
  const after = read.slice(read.indexOf(last) + 1);
  const outcome = after.filter(statesOutcome);
  if (outcome.length > 0) return { proposal, outcome };
  const rest = flattened(after) ?? '';
  return { proposal, outcome: rest.length <= MAX_OUTCOME ? after : [] };
}

/** The sentences on the outcome at the end of the text. */
function endingOf(read: readonly ReadPassage[]): readonly ReadPassage[] {
  const withoutCommission = read.slice(0, read.findLastIndex(({ text }) => !isCommission(text)) + 1);
  const ending = withoutCommission.slice(withoutCommission.length - trailingOutcome(withoutCommission));
  const certain = ending.some(({ reading }) => reading.says === 'outcome');
  return certain || (flattened(ending) ?? '').length <= MAX_OUTCOME ? ending : [];
}

/** `Der Ausschuss empfiehlt dem Stadtrat, …` before a bare result (`Einstimmig angenommen.`) is the proposal of the vote. */
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

/** One line a paragraph and list item: wrapped lines are joined. */
function flattened(passages: readonly ReadPassage[]): string | null {
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
