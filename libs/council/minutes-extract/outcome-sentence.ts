import { committeeActs, someoneElseActs } from './acting-committee.js';
import type { ExtractOutcomeKind } from './minutes-extract.js';
import {
  AS_AMENDED,
  IRRELEVANT_PHRASES,
  MAJORITY,
  NEGATION,
  NOT_A_FACT,
  OTHER_MOTION,
  UNANIMOUS,
} from './outcome-modifiers.js';
import { WORDINGS } from './outcome-wordings.js';
import { fold } from './source-text.js';
import { readForAndAgainst, readTally } from './tally.js';

const MAX_SENTENCE = 2000;
const QUOTED = /["„“«»][^"“”„«»]*["“”«»]/gu;

/** The statement of one sentence about the outcome. */
export type SentenceReading =
  /** None, or none about this sitting. */
  | { readonly says: 'nothing' }
  /** Only a vote: `Einstimmig.`, `7 Ja, 3 Nein`. */
  | { readonly says: 'vote' }
  /** An outcome that is denied or in doubt, or the result of a motion other than the item's. */
  | { readonly says: 'doubt'; readonly ofOtherMotion: boolean }
  | {
      readonly says: 'outcome';
      readonly kinds: ReadonlySet<ExtractOutcomeKind>;
      /** A result without a subject (`Einstimmig angenommen.`), which confirms the sentence before it. */
      readonly bare: boolean;
      /** The committee is the subject: `Der Ausschuss empfiehlt …`. Before a bare result it is the proposal of the vote. */
      readonly committeeActs: boolean;
    };

const NOTHING: SentenceReading = { says: 'nothing' };

export function readSentence(text: string, committee: string | null): SentenceReading {
  if (text.length > MAX_SENTENCE || /^["„“«»]/u.test(text)) return NOTHING;
  const sentence = IRRELEVANT_PHRASES.reduce(
    (rest, cut) => rest.replace(cut, ' '),
    ` ${fold(text.replace(QUOTED, ' '))}`,
  )
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^(?:\d{1,2}[.)]|[a-z]\)|[-•*(]) ?/u, '');
  const kinds = kindsOf(sentence, committee);
  if (NOT_A_FACT.test(sentence)) return NOTHING;
  const otherMotion = readOtherMotion(sentence, kinds);
  if (otherMotion !== undefined) return otherMotion;
  if (kinds.has('notReached') || kinds.has('discussedOnly'))
    return outcome(without(kinds, ['adopted']), sentence, committee);
  if (NEGATION.test(sentence)) return kinds.size > 0 ? { says: 'doubt', ofOtherMotion: false } : NOTHING;
  if (kinds.size > 0) return outcome(kinds, sentence, committee);
  return saysVote(sentence) ? { says: 'vote' } : NOTHING;
}

function outcome(kinds: ReadonlySet<ExtractOutcomeKind>, sentence: string, committee: string | null): SentenceReading {
  const bare =
    /^(?:(?:abgestimmt|somit|damit|so|einstimmig\w*|mehrheitlich\w*|mit|bei|ohne|durch|angenommen|beschlossen|zugestimmt|annahme|zustimmung|genehmigt|gebilligt)\b|\d)/u.test(
      sentence,
    );
  return { says: 'outcome', kinds, bare, committeeActs: committeeActs(sentence, committee) };
}

function saysVote(sentence: string): boolean {
  const short = sentence.length <= 160;
  return (
    short
    && (UNANIMOUS.test(sentence)
      || MAJORITY.test(sentence)
      || readTally(sentence) !== null
      || readForAndAgainst(sentence) !== undefined)
  );
}

/** `Dem Antrag auf Vertagung wird zugestimmt` postpones the item; a motion that fails does not change it. */
function readOtherMotion(sentence: string, kinds: ReadonlySet<ExtractOutcomeKind>): SentenceReading | undefined {
  if (!OTHER_MOTION.test(sentence) || AS_AMENDED.test(sentence)) return undefined;
  const procedural = /(?:auf|zur) (vertagung|zurueckstellung|absetzung)/u.exec(sentence)?.[1];
  if (procedural !== undefined && kinds.size === 1 && kinds.has('adopted') && !NEGATION.test(sentence)) {
    const kind = procedural === 'absetzung' ? 'removedFromAgenda' : 'postponed';
    return { says: 'outcome', kinds: new Set([kind]), bare: false, committeeActs: false };
  }
  const settled = kinds.has('rejected') || kinds.has('withdrawnByAuthor');
  return kinds.size > 0 && !settled ? { says: 'doubt', ofOtherMotion: false } : { says: 'doubt', ofOtherMotion: true };
}

function kindsOf(sentence: string, committee: string | null): ReadonlySet<ExtractOutcomeKind> {
  const acting = committeeActs(sentence, committee);
  const foreign = someoneElseActs(sentence, committee);
  const found = new Set<ExtractOutcomeKind>();
  for (const { kind, passive, active, nominal } of WORDINGS) {
    const ownAct = kind === 'withdrawnByAuthor' || kind === 'decidedByMayor' || !foreign;
    if ((ownAct && passive?.test(sentence)) || nominal?.test(sentence)) found.add(kind);
    if (active?.test(sentence) && ((acting && !foreign) || kind === 'decidedByMayor')) found.add(kind);
  }
  return oneAct(found, sentence);
}

/** Several words for one act are one outcome: `beschließt, … zu vertagen`, `an die Verwaltung zurückverwiesen`. */
function oneAct(found: Set<ExtractOutcomeKind>, sentence: string): ReadonlySet<ExtractOutcomeKind> {
  let kinds: ReadonlySet<ExtractOutcomeKind> = found;
  if (kinds.has('adopted')) {
    const about = WORDINGS.filter(({ infinitive }) => infinitive?.test(sentence)).map(({ kind }) => kind);
    if (about.length > 0) kinds = new Set([...without(kinds, ['adopted']), ...about]);
  }
  if (kinds.has('recommended')) kinds = recommendedOnly(kinds, sentence);
  if (kinds.has('returnedToAdministration')) kinds = without(kinds, ['referred']);
  if (kinds.has('postponed') && /in die (?:naechste|kommende) sitzung (?:ver|ueber)wiesen/u.test(sentence))
    kinds = without(kinds, ['referred']);
  if (
    kinds.has('referred')
    && /\bauf\b[^,;]*\bverwiesen\b/u.test(sentence)
    && !/\b(?:an|in|ins) (?:den|die|das)\b/u.test(sentence)
  ) {
    kinds = without(kinds, ['referred']);
  }
  return AS_AMENDED.test(sentence) ? amended(kinds) : kinds;
}

/** The object of a recommendation is no outcome, since others decide on it. A recommendation to reject is in doubt. */
function recommendedOnly(kinds: ReadonlySet<ExtractOutcomeKind>, sentence: string): ReadonlySet<ExtractOutcomeKind> {
  if (/\b(?:ablehnung|abzulehnen|abgelehnt|nichtannahme)\b/u.test(sentence))
    return new Set(['recommended', 'rejected']);
  return without(kinds, ['adopted', 'rejected']);
}

function amended(kinds: ReadonlySet<ExtractOutcomeKind>): ReadonlySet<ExtractOutcomeKind> {
  return new Set(
    [...kinds].map((kind) => {
      if (kind === 'adopted') return 'adoptedAsAmended';
      return kind === 'recommended' ? 'recommendedAsAmended' : kind;
    }),
  );
}

function without(
  kinds: ReadonlySet<ExtractOutcomeKind>,
  out: readonly ExtractOutcomeKind[],
): ReadonlySet<ExtractOutcomeKind> {
  return new Set([...kinds].filter((kind) => !out.includes(kind)));
}
