import { OUTCOMES } from '../meeting/outcome/outcomes.js';
import { isSameCommittee } from './committee-name.js';
import type { ExtractOutcome, ExtractOutcomeKind, ExtractStated, ExtractTally } from './minutes-extract.js';
import { readSentence } from './outcome-sentence.js';
import type { SentenceReading } from './outcome-sentence.js';
import { MAJORITY, UNANIMOUS } from './outcome-modifiers.js';
import { readReferredTo } from './referral.js';
import type { SectionKind } from './section-labels.js';
import { fold } from './source-text.js';
import { readForAndAgainst, readTally } from './tally.js';

export interface OutcomeWords {
  /** The sentences on the outcome, each with its section. */
  readonly sentences: readonly { readonly text: string; readonly section: SectionKind | undefined }[];
  /** The words as they are shown. */
  readonly text: string | null;
  /** The proposal of the vote, if the text separates it. */
  readonly proposal: string | null;
}

const RECOMMENDED_TO =
  /\b(?:dem (\w*(?:rat|ausschuss|beirat|kreistag|vorstand|senat|gremium|parlament))|der (\w*(?:versammlung|vertretung)))\b/u;
const RECOMMENDS = /\bempf(?:iehlt|ehlen|ohlen)\b/u;

export function readOutcome(words: OutcomeWords, committee: string | null): ExtractOutcome {
  const read = words.sentences
    .map((sentence) => ({ ...sentence, reading: readSentence(sentence.text, committee) }))
    .filter(({ reading }) => !(reading.says === 'doubt' && reading.ofOtherMotion));
  const text = read.map(({ text }) => text).join(' ');
  const claimed = kindOf(read, words.proposal, committee);
  const tally = withForAndAgainst(tallyOf(read) ?? readTally(text), text, claimed);
  const kind = claimed !== 'unrecognised' && contradicts(claimed, tally) ? 'unrecognised' : claimed;
  return {
    kind,
    text: words.text,
    stated: readStated(text, tally),
    tally,
    referredTo: kind === 'referred' ? readReferredTo(text) : null,
  };
}

interface ReadSentence {
  readonly text: string;
  readonly reading: SentenceReading;
  readonly section: SectionKind | undefined;
}

function kindOf(
  read: readonly ReadSentence[],
  proposal: string | null,
  committee: string | null,
): ExtractOutcomeKind | 'unrecognised' {
  if (read.some(({ reading }) => reading.says === 'doubt')) return 'unrecognised';
  const stated = new Set<ExtractOutcomeKind>();
  const confirmed = new Set<ExtractOutcomeKind>();
  for (const { reading, section } of read) {
    if (reading.says !== 'outcome') continue;
    for (const kind of reading.kinds) (section === 'vote' || reading.bare ? confirmed : stated).add(kind);
  }
  const all = new Set([...stated, ...confirmed]);
  const [first, second] = stated.size === 1 && isOnly(confirmed, 'adopted') ? stated : all;
  if (first === undefined && isVotedResolution(read)) return 'adopted';
  if (first === undefined || second !== undefined) return 'unrecognised';
  return isForOthers(proposal, committee) ? recommending(first) : first;
}

/** The wording of a resolution under `Beschluss`, and under `Abstimmungsergebnis` only a vote that carried it. */
function isVotedResolution(read: readonly ReadSentence[]): boolean {
  const resolution = read.filter(({ section }) => section === 'resolution');
  const votes = read.filter(({ section }) => section === 'vote');
  const worded = resolution.length > 0 && resolution.every(({ reading }) => reading.says === 'nothing');
  if (!worded || votes.length === 0 || votes.some(({ reading }) => reading.says !== 'vote')) return false;
  const text = votes.map((vote) => vote.text).join(' ');
  const { yes, no } = readTally(text) ?? { yes: null, no: null };
  return readStated(text, null) !== null || (yes !== null && no !== null && yes > no);
}

/** A carried proposal to recommend is a recommendation: the committee cannot decide on it. */
function recommending(kind: ExtractOutcomeKind): ExtractOutcomeKind {
  if (kind === 'adopted') return 'recommended';
  return kind === 'adoptedAsAmended' ? 'recommendedAsAmended' : kind;
}

/** `Der Ausschuss empfiehlt dem Stadtrat`, not `Die Verwaltung empfiehlt dem Ausschuss`. */
function isForOthers(proposal: string | null, committee: string | null): boolean {
  const folded = fold(proposal ?? '');
  const [, body, assembly] = RECOMMENDED_TO.exec(folded) ?? [];
  const others = body ?? assembly;
  return others !== undefined && RECOMMENDS.test(folded) && !isSameCommittee(others, committee);
}

/** The tally of all sentences. A number on which two sentences differ is in doubt. */
function tallyOf(read: readonly ReadSentence[]): ExtractTally | null {
  const tallies = read.map(({ text }) => readTally(text)).filter((tally) => tally !== null);
  const agreed = (vote: keyof ExtractTally): number | null => {
    const [value, other] = new Set(tallies.map((tally) => tally[vote]).filter((count) => count !== null));
    return value === undefined || other !== undefined ? null : value;
  };
  if (tallies.length === 0) return null;
  return { yes: agreed('yes'), no: agreed('no'), abstention: agreed('abstention'), spoilt: agreed('spoilt') };
}

function isOnly(kinds: ReadonlySet<ExtractOutcomeKind>, kind: ExtractOutcomeKind): boolean {
  return kinds.size === 1 && kinds.has(kind);
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

/** Carried without more yes than no, or rejected with more yes than no (§ 40 GemO RLP): words or numbers are wrong. */
function contradicts(kind: ExtractOutcomeKind, tally: ExtractTally | null): boolean {
  if (tally?.yes == null || tally.no === null) return false;
  if (OUTCOMES[kind].needsMajority) return tally.yes <= tally.no;
  return kind === 'rejected' && tally.yes > tally.no;
}

function readStated(text: string, tally: ExtractTally | null): ExtractStated | null {
  const folded = fold(text);
  if (/\b(?:nicht|keine?[rs]?) (?:\w+ )?(?:einstimmig|mehrheit)/u.test(folded)) return null;
  const unanimous = UNANIMOUS.test(folded);
  if (unanimous === MAJORITY.test(folded)) return null;
  if (!unanimous) return 'majority';
  const divided = (tally?.yes ?? 0) > 0 && (tally?.no ?? 0) > 0;
  return divided ? null : 'unanimous';
}
