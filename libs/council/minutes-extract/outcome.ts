import { OUTCOMES } from '../meeting/outcome/outcomes.js';
import { isSameCommittee } from './committee-name.js';
import { combined } from './combined-outcome.js';
import type { Combined } from './combined-outcome.js';
import type { ExtractFinding, ExtractOutcome, ExtractOutcomeKind, ExtractTally } from './minutes-extract.js';
import { readSentence } from './outcome-sentence.js';
import type { OutcomeSentence, ReadOutcomeSentence } from './outcome-sentences.types.js';
import { postponedTo } from './postponement.js';
import { readReferredTo } from './referral.js';
import { readStated } from './stated-vote.js';
import { fold } from './source-text.js';
import { readForAndAgainst, readTally } from './tally.js';

export interface OutcomeWords {
  /** The sentences on the outcome, each with its section. */
  readonly sentences: readonly OutcomeSentence[];
  /** The line `Beschlussart`, which a council information system adds. */
  readonly kindLine: readonly OutcomeSentence[];
  /** The words as they are shown. */
  readonly text: string | null;
  /** The proposal of the vote, if the text separates it. */
  readonly proposal: string | null;
  /** The sentences of a labelled proposal, whose act a vote without words carries. */
  readonly proposed: readonly OutcomeSentence[];
  readonly labelledProposal: boolean;
  /** The resolution instructs the administration. */
  readonly instructed: boolean;
}

/** An outcome, whose passages have no places yet. */
export type PlacelessOutcome = Omit<ExtractOutcome, 'passages'> & { readonly passages: readonly string[] };

export interface OutcomeReadings {
  readonly outcome: PlacelessOutcome;
  readonly further: readonly PlacelessOutcome[];
  readonly findings: readonly Omit<ExtractFinding, 'passage'>[];
}

export function readOutcome(words: OutcomeWords, committee: string | null): OutcomeReadings {
  const read = words.sentences
    .map((sentence) => ({ ...sentence, reading: readSentence(sentence.text, committee) }))
    .filter(({ reading }) => !(reading.says === 'doubt' && reading.ofOtherMotion));
  const text = read.map((sentence) => sentence.text).join(' ');
  const counted = tallyOf(read) ?? readTally(text);
  const said = combined(read, {
    ...words,
    tally: counted,
    committee,
    forOthers: isForOthers(words.proposal, committee),
  });
  const { kind, findings } = withKindLine(said, words.kindLine, committee);
  const tally = withForAndAgainst(counted, text, kind);
  const outcome = { kind, text: words.text, stated: readStated(text, tally), tally };
  const whole = [words.text ?? '', ...words.kindLine.map((line) => line.text)].join(' ');
  return {
    outcome: detailed(outcome, whole, words.sentences),
    further: said.further.map((one) =>
      detailed({ kind: one.kind, text: one.text, stated: null, tally: readTally(one.text) }, one.text, [one]),
    ),
    findings,
  };
}

type Plain = Pick<ExtractOutcome, 'kind' | 'text' | 'stated' | 'tally'>;

function detailed(plain: Plain, words: string, sentences: readonly { readonly text: string }[]): PlacelessOutcome {
  return {
    ...plain,
    referredTo: plain.kind === 'referred' ? readReferredTo(words) : [],
    postponedTo: plain.kind === 'postponed' ? postponedTo(words) : null,
    passages: sentences.map(({ text }) => text),
  };
}

/** The kind that the system states agrees with the text, is closer than it, or contradicts it. */
function withKindLine(
  { kind, findings }: Combined,
  line: readonly OutcomeSentence[],
  committee: string | null,
): Pick<Combined, 'kind' | 'findings'> {
  const [first] = line;
  if (first === undefined) return { kind, findings };
  const reading = readSentence(first.text, committee);
  const [stated, other] = reading.says === 'outcome' ? reading.kinds : [];
  if (stated === undefined || other !== undefined || findings.length > 0) return { kind, findings };
  if (kind === 'unrecognised' || kind === stated) return { kind: stated, findings };
  if (CLOSER[stated]?.includes(kind) === true) return { kind: stated, findings };
  if (CLOSER[kind]?.includes(stated) === true) return { kind, findings };
  return {
    kind: 'unrecognised',
    findings: [
      { finding: 'stated kind contradicts the text', detail: `"${first.text}" is ${stated}, the text says ${kind}.` },
    ],
  };
}

/** The kinds that each kind tells more closely. */
const CLOSER: Readonly<Partial<Record<ExtractOutcomeKind, readonly ExtractOutcomeKind[]>>> = {
  adoptedAsAmended: ['adopted', 'recommended'],
  adoptedWithProviso: ['adopted'],
  partlyAdopted: ['adopted', 'adoptedAsAmended'],
  recommended: ['adopted'],
  recommendedAsAmended: ['recommended', 'adopted', 'adoptedAsAmended'],
  notRecommended: ['rejected'],
  elected: ['adopted'],
};

const RECOMMENDED_TO =
  /\b(?:dem (\w*(?:rat|ausschuss|beirat|kreistag|vorstand|senat|gremium|parlament))|der (\w*(?:versammlung|vertretung)))\b/u;
const RECOMMENDS = /\bempf(?:iehlt|ehlen|ohlen)\b/u;

/** `Der Ausschuss empfiehlt dem Stadtrat`, not `Die Verwaltung empfiehlt dem Ausschuss`. */
function isForOthers(proposal: string | null, committee: string | null): boolean {
  const folded = fold(proposal?.slice(0, 2000) ?? '');
  const [, body, assembly] = RECOMMENDED_TO.exec(folded) ?? [];
  const others = body ?? assembly;
  return others !== undefined && RECOMMENDS.test(folded) && !isSameCommittee(others, committee);
}

/** The tally of all sentences. A number on which two sentences differ is in doubt. */
function tallyOf(read: readonly ReadOutcomeSentence[]): ExtractTally | null {
  const voting = read.filter(({ section, reading }) => section === 'vote' || reading.says !== 'nothing');
  const tallies = voting.map(({ text }) => readTally(text)).filter((tally) => tally !== null);
  const agreed = (vote: keyof ExtractTally): number | null => {
    const [value, other] = new Set(tallies.map((tally) => tally[vote]).filter((count) => count !== null));
    return value === undefined || other !== undefined ? null : value;
  };
  if (tallies.length === 0) return null;
  return { yes: agreed('yes'), no: agreed('no'), abstention: agreed('abstention'), spoilt: agreed('spoilt') };
}

function withForAndAgainst(
  tally: ExtractTally | null,
  text: string,
  kind: ExtractOutcome['kind'],
): ExtractTally | null {
  const votes = readForAndAgainst(text);
  if (votes === undefined || kind === 'unrecognised' || !OUTCOMES[kind].needsMajority) return tally;
  if (tally !== null && (tally.yes !== null || tally.no !== null)) return tally;
  return { abstention: null, spoilt: null, ...tally, ...votes };
}
