import { OUTCOMES } from '../meeting/outcome/outcomes.js';
import { isSameCommittee } from './committee-name.js';
import type { ExtractOutcome, ExtractOutcomeKind, ExtractStated, ExtractTally } from './minutes-extract.js';
import { readSentence } from './outcome-sentence.js';
import type { SentenceReading } from './outcome-sentence.js';
import { MAJORITY, UNANIMOUS } from './outcome-wordings.js';
import { readReferredTo } from './referral.js';
import type { SectionKind } from './section-labels.js';
import { fold } from './source-text.js';
import { readForAndAgainst, readTally } from './tally.js';

export interface OutcomeWords {
  /** The sentences that tell the outcome, each with the label it stands under. */
  readonly sentences: readonly { readonly text: string; readonly section: SectionKind | undefined }[];
  /** The words as they are shown. */
  readonly text: string | null;
  /** What was voted on, where the text sets it apart. */
  readonly proposal: string | null;
}

const RECOMMENDED_TO =
  /\b(?:dem (\w*(?:rat|ausschuss|beirat|kreistag|vorstand|senat|gremium|parlament))|der (\w*(?:versammlung|vertretung)))\b/u;
const RECOMMENDS = /\bempf(?:iehlt|ehlen|ohlen)\b/u;

export function readOutcome(words: OutcomeWords, committee: string | null): ExtractOutcome {
  const read = words.sentences
    .map((sentence) => ({ ...sentence, reading: readSentence(sentence.text, committee) }))
    .filter(({ reading }) => !(reading.says === 'doubt' && reading.beside));
  const said = read.map(({ text }) => text).join(' ');
  const kind = settleKind(read, words.proposal, committee);
  const tally = withForAndAgainst(tallyOf(read) ?? readTally(said), said, kind);
  const sure = kind !== 'unrecognised' && contradicts(kind, tally) ? 'unrecognised' : kind;
  return {
    kind: sure,
    text: words.text,
    stated: readStated(said, tally),
    tally,
    referredTo: sure === 'referred' ? readReferredTo(said) : null,
  };
}

interface Read {
  readonly text: string;
  readonly reading: SentenceReading;
  readonly section: SectionKind | undefined;
}

function settleKind(
  read: readonly Read[],
  proposal: string | null,
  committee: string | null,
): ExtractOutcomeKind | 'unrecognised' {
  if (read.some(({ reading }) => reading.says === 'doubt')) return 'unrecognised';
  const told = new Set<ExtractOutcomeKind>();
  const confirmed = new Set<ExtractOutcomeKind>();
  for (const { reading, section } of read) {
    if (reading.says !== 'outcome') continue;
    for (const kind of reading.kinds) (section === 'vote' || reading.bare ? confirmed : told).add(kind);
  }
  const all = new Set([...told, ...confirmed]);
  const [first, second] = told.size === 1 && isOnly(confirmed, 'adopted') ? told : all;
  if (first === undefined && isVotedResolution(read)) return 'adopted';
  if (first === undefined || second !== undefined) return 'unrecognised';
  return isForOthers(proposal, committee) ? recommending(first) : first;
}

/** A resolution's wording under `Beschluss`, and under `Abstimmungsergebnis` nothing but that it was carried. */
function isVotedResolution(read: readonly Read[]): boolean {
  const resolution = read.filter(({ section }) => section === 'resolution');
  const votes = read.filter(({ section }) => section === 'vote');
  const worded = resolution.length > 0 && resolution.every(({ reading }) => reading.says === 'nothing');
  if (!worded || votes.length === 0 || votes.some(({ reading }) => reading.says !== 'vote')) return false;
  const said = votes.map(({ text }) => text).join(' ');
  const { yes, no } = readTally(said) ?? { yes: null, no: null };
  return readStated(said, null) !== null || (yes !== null && no !== null && yes > no);
}

/** What is carried of a proposal to recommend is a recommendation: the committee cannot decide what it passes on. */
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

/** Over the sentences; a vote that two of them count differently is in doubt. */
function tallyOf(read: readonly Read[]): ExtractTally | null {
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

/** Carried without more yes than no, or rejected with more (§ 40 GemO RLP): the words or the numbers are wrong. */
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
