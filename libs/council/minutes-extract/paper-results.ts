import type { OutcomeSentence } from './outcome-sentences.types.js';
import type { PlacelessOutcome } from './outcome.js';
import { readOutcome } from './outcome.js';

const OF_PAPER =
  /^(?:zu )?(?:(?:Beschluss)?vorlage|Drucksache|Drs\.|Antrag)\s(?:Nr\.\s?)?([\p{L}./-]*\d[\p{L}\d./-]*)\s?:?\s(?=\S)(.{1,600})$/iu;

export interface PaperResult {
  readonly reference: string;
  readonly text: string;
  readonly outcome: PlacelessOutcome;
}

/** `Vorlage 20240301: einstimmig beschlossen`: the results that the text tells of each paper of the item. */
export function readPaperResults(
  sentences: readonly OutcomeSentence[],
  references: readonly string[],
  committee: string | null,
): readonly PaperResult[] {
  return sentences.flatMap(({ text, section }) => {
    const [, reference, words] = OF_PAPER.exec(text) ?? [];
    if (reference === undefined || words === undefined || !references.includes(reference)) return [];
    const { outcome } = readOutcome(wordsOf({ text: words, section }), committee);
    return [{ reference, text, outcome: { ...outcome, passages: [text] } }];
  });
}

function wordsOf(sentence: OutcomeSentence): Parameters<typeof readOutcome>[0] {
  return {
    sentences: [sentence],
    kindLine: [],
    text: sentence.text,
    proposal: null,
    proposed: [],
    labelledProposal: false,
    instructed: false,
  };
}

/** One result of all papers is the item's; different ones are not. */
export function itemKind(results: readonly PaperResult[], kind: PlacelessOutcome['kind']): PlacelessOutcome['kind'] {
  const kinds = new Set(results.map(({ outcome }) => outcome.kind));
  const [first, second] = kinds;
  if (results.length < 2 || first === undefined) return kind;
  if (second === undefined) return first;
  const partly = kinds.has('adopted') && [...kinds].every((one) => one === 'adopted' || one === 'rejected');
  return partly ? 'partlyAdopted' : 'unrecognised';
}
