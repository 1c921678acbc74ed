import type { OutcomeSentence } from './outcome-sentences.types.js';
import type { OutcomeWords } from './outcome.js';
import { readSentence } from './outcome-sentence.js';
import { isListItem, readPassages, textOf } from './passages.js';
import type { ReadPassage } from './proposal-passages.js';
import { isCommission, isProposal } from './proposal-wordings.js';
import { resultOf } from './result-passages.js';
import type { ResultParts } from './result-passages.js';

export interface ItemText {
  readonly deliberation: string | null;
  readonly proposal: string | null;
  readonly outcome: OutcomeWords;
}

/** The parts of an item's text: the deliberation, the proposal, and the words of the outcome. */
export function readItemText(lines: readonly string[], committee: string | null): ItemText {
  const read = readPassages(lines).map((passage): ReadPassage => ({
    ...passage,
    reading: readSentence(passage.text, committee),
    asks: isProposal(passage.text),
  }));
  const { proposal, outcome, confirmed, instructed } = votedOn(resultOf(read));
  const used = new Set([...proposal, ...outcome]);
  const proposalText = flattened(proposal);
  const said = confirmed === undefined ? outcome : [confirmed, ...outcome];
  return {
    deliberation: textOf(read.filter((passage) => !used.has(passage) && passage.section !== 'kind')),
    proposal: proposalText,
    outcome: {
      sentences: said.map(sentenceOf),
      kindLine: read.filter(({ section }) => section === 'kind').map(sentenceOf),
      text: flattened(outcome),
      proposal: proposalText,
      proposed: proposal.filter((passage) => !passage.asks).map(sentenceOf),
      labelledProposal: proposal.some(({ section }) => section === 'proposal' || section === 'recommendation'),
      instructed: instructed === true,
    },
  };
}

function sentenceOf({ text, section }: ReadPassage): OutcomeSentence {
  return { text, section };
}

interface Parts extends ResultParts {
  /** The proposal in the indicative that the result confirms: `Der Ausschuss empfiehlt …`. */
  readonly confirmed?: ReadPassage;
  readonly instructed?: boolean;
}

/** `Der Ausschuss empfiehlt dem Stadtrat, …` before a bare result (`Einstimmig angenommen.`) is the proposal of the vote. */
function votedOn({ proposal, outcome }: ResultParts): Parts {
  const [first, ...rest] = outcome;
  const instructed = outcome.some(({ text, section }) => section === 'resolution' && isCommission(text));
  if (proposal.length > 0 || first?.reading.says !== 'outcome' || !first.reading.committeeActs)
    return { proposal, outcome, instructed };
  if (first.section !== undefined && first.section !== 'deliberation' && first.section !== 'motion')
    return { proposal, outcome, instructed };
  const confirmed =
    rest.length > 0
    && rest.every(({ reading }) => reading.says === 'vote' || (reading.says === 'outcome' && reading.bare));
  return confirmed ? { proposal: [first], outcome: rest, confirmed: first } : { proposal, outcome, instructed };
}

/** The words on lines of their own where they are list items or begin a section. */
function flattened(passages: readonly ReadPassage[]): string | null {
  const text = passages
    .map(({ text: words, before, raw, section }, index) => {
      if (index === 0) return words;
      const goesOn = before === '\n' && !isListItem(raw) && section === passages[index - 1]?.section;
      return (before === ' ' || goesOn ? ' ' : '\n') + words;
    })
    .join('');
  return text === '' ? null : text;
}
