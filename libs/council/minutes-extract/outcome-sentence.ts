import { isSameCommittee } from './committee-name.js';
import { committeeActs, someoneElseActs } from './acting-committee.js';
import type { ExtractOutcomeKind } from './minutes-extract.js';
import {
  AS_AMENDED,
  IRRELEVANT_PHRASES,
  MAJORITY,
  MENTIONS_ACT,
  NEGATION,
  NOT_A_FACT,
  OTHER_MOTION,
  PART,
  PROVISO,
  RESOLVES,
  UNANIMOUS,
} from './outcome-modifiers.js';
import { WORDINGS } from './outcome-wordings.js';
import { fold } from './source-text.js';
import { readForAndAgainst, readTally } from './tally.js';

const MAX_SENTENCE = 2000;
const QUOTED = /["„“«»][^"“”„«»]*["“”«»]/gu;

/** The statement of one sentence about the outcome. */
export type SentenceReading =
  /** None, or none about this sitting. `resolves`: it may be the wording of a resolution. */
  | { readonly says: 'nothing'; readonly resolves: boolean }
  /** Only a vote: `Einstimmig.`, `7 Ja, 3 Nein`. */
  | { readonly says: 'vote' }
  /** An outcome that is denied or in doubt, or the result of a motion other than the item's. */
  | { readonly says: 'doubt'; readonly ofOtherMotion: boolean }
  | OutcomeReading;

export interface OutcomeReading {
  readonly says: 'outcome';
  readonly kinds: ReadonlySet<ExtractOutcomeKind>;
  /** A result without a subject (`Einstimmig angenommen.`), which confirms the sentence before it. */
  readonly bare: boolean;
  /** The committee is the subject: `Der Ausschuss empfiehlt …`. Before a bare result it is the proposal of the vote. */
  readonly committeeActs: boolean;
  /** It only announces the wording that follows: `Der Rat beschließt:`. */
  readonly announces: boolean;
  /** Its adoption is an instruction only (`beauftragt`, `ermächtigt`), which needs a vote to be a resolution. */
  readonly instructs: boolean;
  /** It is the result of a part of the item: `Ziffer 2 wird abgelehnt`. */
  readonly ofPart: boolean;
}

const NOTHING: SentenceReading = { says: 'nothing', resolves: false };
/** A sentence without any of these stems says neither an outcome nor a vote. */
const STEM =
  /schl[oi]|schließ|schluss|stimm|nomm|nimm|nehm|nahm|lehn|lehnt|tag|wies|weis|stell|schob|schieb|zog|zieh|setz|empf|wähl|wahl|erledig|gegenstand|vorber|mehrheit|genehmig|billig|abschied|gegeben|gibt|erteilt|folgt|behandelt|beraten|disku|eröter|erörter|sprach|spro|ruf|reicht|gültig|nichtig|wirksam|entsch|mitteil|bekannt|inform|verstanden|zufrieden|beauftrag|ermächtig|gemäß|nach|laut|\d|ja|nein|enth|für|gegen|votum|kenntnis|einig/iu;
const SPEECH =
  /^(?:stadtrat|stadtraetin|herr|frau|ob|(?:der |die )?(?:vorsitzende[r]?|(?:ober)?buergermeister(?:in)?)|dr\.|beigeordnete[r]?)\b[^:.]{0,80}:/u;

/** The reading of a sentence, whose length and form tell at once where it can be none. */
export function readSentence(text: string, committee: string | null): SentenceReading {
  if (text.length > MAX_SENTENCE || /^["„“«»]/u.test(text) || text.endsWith('?')) return NOTHING;
  if (!STEM.test(text)) return { says: 'nothing', resolves: RESOLVES.test(fold(text)) };
  const sentence = cleaned(text);
  if (SPEECH.test(sentence)) return NOTHING;
  const kinds = kindsOf(sentence, committee);
  if (NOT_A_FACT.test(sentence) && !isSettledAlready(sentence, kinds)) return wordingOnly(sentence);
  const otherMotion = readOtherMotion(sentence, kinds);
  if (otherMotion !== undefined) return otherMotion;
  if ((kinds.has('notReached') && !MAJORITY_MISSED.test(sentence)) || kinds.has('discussedOnly'))
    return outcome(without(kinds, ['adopted']), sentence, committee);
  if (MAJORITY_MISSED.test(sentence)) return outcome(new Set(['rejected']), sentence, committee);
  if (NEGATION.test(sentence) && !isDenial(kinds))
    return kinds.size > 0 ? { says: 'doubt', ofOtherMotion: false } : wordingOnly(sentence);
  if (kinds.size > 0) return outcome(kinds, sentence, committee);
  return saysVote(sentence) ? { says: 'vote' } : wordingOnly(sentence);
}

function cleaned(text: string): string {
  const folded = ` ${fold(text.replace(QUOTED, ' '))}`;
  return IRRELEVANT_PHRASES.reduce((rest, cut) => rest.replace(cut, ' '), folded)
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/ und (?:bittet|fordert|regt|dankt)\b.*/u, '')
    .replace(/^(?:\d{1,2}[.)]|[a-z]\)|[-•*(]) ?/u, '');
}

function wordingOnly(sentence: string): SentenceReading {
  return { says: 'nothing', resolves: RESOLVES.test(sentence) && !MENTIONS_ACT.test(sentence) };
}

/** `Der Antrag ist bereits erledigt` tells the present. */
function isSettledAlready(sentence: string, kinds: ReadonlySet<ExtractOutcomeKind>): boolean {
  return kinds.has('settled') && !NOT_A_FACT.test(sentence.replace(/\b(?:bereits|schon)\b/gu, ''));
}

const MAJORITY_MISSED =
  /\b\w*mehrheit\b[^,;]*\b(?:nicht erreicht|verfehlt|nicht zustande)|\b(?:fand|findet|erhielt|erhaelt|erreicht|erreichte) (?:damit )?keine (?:\w+ )?mehrheit|\b(?:einstimmig|mehrheitlich|mit mehrheit) nicht zugestimmt\b/u;

/** Outcomes that deny by themselves: `nicht empfohlen`, `die Mehrheit wurde nicht erreicht`. */
function isDenial(kinds: ReadonlySet<ExtractOutcomeKind>): boolean {
  return kinds.has('notRecommended') || kinds.has('withoutRecommendation');
}

function outcome(kinds: ReadonlySet<ExtractOutcomeKind>, sentence: string, committee: string | null): SentenceReading {
  const bare =
    /^(?:(?:abgestimmt|somit|damit|so|einstimmig\w*|mehrheitlich\w*|mit|bei|ohne|durch|angenommen|beschlossen|zugestimmt|annahme|zustimmung|genehmigt|gebilligt)\b|\d)/u.test(
      sentence,
    );
  return {
    says: 'outcome',
    kinds,
    bare,
    committeeActs: committeeActs(sentence, committee),
    announces: sentence.endsWith(':') || /\bfolgenden? (?:beschluss|beschluesse)\b/u.test(sentence),
    instructs:
      /\b(?:beauftragt|beauftragen|ermaechtigt|ermaechtigen)\b/u.test(sentence) && !OTHER_ADOPTION.test(sentence),
    ofPart: PART.test(sentence),
  };
}

const OTHER_ADOPTION =
  /\b(?:beschl\w+|zugestimmt|angenommen|genehmigt|billigt|gebilligt|verabschiedet|zu)\b(?=$|[\s.,;(])/u;

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

const PROCEDURAL = { bare: false, committeeActs: false, announces: false, instructs: false, ofPart: false };

/** `Dem Antrag auf Vertagung wird zugestimmt` postpones the item; a motion that fails does not change it. */
function readOtherMotion(sentence: string, kinds: ReadonlySet<ExtractOutcomeKind>): SentenceReading | undefined {
  if (!OTHER_MOTION.test(sentence) || AS_AMENDED.test(sentence)) return undefined;
  const procedural = /(?:auf|zur) (vertagung|zurueckstellung|absetzung)/u.exec(sentence)?.[1];
  if (procedural !== undefined && kinds.size === 1 && kinds.has('adopted') && !NEGATION.test(sentence)) {
    const kind = procedural === 'absetzung' ? 'removedFromAgenda' : 'postponed';
    return { says: 'outcome', kinds: new Set([kind]), ...PROCEDURAL };
  }
  const settled = kinds.has('rejected') || kinds.has('withdrawnByAuthor');
  return kinds.size > 0 && !settled ? { says: 'doubt', ofOtherMotion: false } : { says: 'doubt', ofOtherMotion: true };
}

/** Kinds of outcomes that somebody else brings about. */
const BY_OTHERS: ReadonlySet<ExtractOutcomeKind> = new Set(['withdrawnByAuthor', 'decidedByMayor', 'elected']);

function kindsOf(sentence: string, committee: string | null): ReadonlySet<ExtractOutcomeKind> {
  const own = isOwnBody(sentence, committee);
  const acting = own || committeeActs(sentence, committee);
  const foreign = !own && someoneElseActs(sentence, committee);
  const segments = sentence.split(/ (?:und|sowie) |; /u);
  const found = new Set<ExtractOutcomeKind>();
  for (const { kind, passive, active, nominal } of WORDINGS) {
    const ownAct = BY_OTHERS.has(kind) || !foreign;
    if ((ownAct && passive?.test(sentence)) || segments.some((segment) => nominal?.test(segment))) found.add(kind);
    if (active?.test(sentence) && ((acting && !foreign) || kind === 'decidedByMayor')) found.add(kind);
  }
  return oneAct(found, sentence, committee);
}

/** `Der Ausschuss` in the present is the one that sits, and so is the council by another of its names. */
function isOwnBody(sentence: string, committee: string | null): boolean {
  const body =
    /^(?:der|die) (ausschuss|(?:stadt|gemeinde|kreis|orts|samtgemeinde)?rat|kreistag|stadtverordnetenversammlung|gemeindevertretung) (?!hat|hatte|haben|empf)/u.exec(
      sentence,
    )?.[1];
  if (body === undefined) return false;
  return body === 'ausschuss' || (committee !== null && COUNCIL.test(body) && COUNCIL.test(fold(committee)));
}

/** Several words for one act are one outcome: `beschließt, … zu vertagen`, `an die Verwaltung zurückverwiesen`. */
function oneAct(
  found: ReadonlySet<ExtractOutcomeKind>,
  sentence: string,
  committee: string | null,
): ReadonlySet<ExtractOutcomeKind> {
  let kinds = found;
  if (kinds.has('adopted')) {
    const about = WORDINGS.filter(({ infinitive }) => infinitive?.test(sentence)).map(({ kind }) => kind);
    if (about.length > 0) kinds = new Set([...without(kinds, ['adopted']), ...about]);
    if (RESOLVED_THAT.test(sentence) && PROCEDURES.some((kind) => kinds.has(kind))) kinds = without(kinds, ['adopted']);
    if (PARTICULAR.some((kind) => kinds.has(kind))) kinds = without(kinds, ['adopted']);
  }
  if (kinds.has('notRecommended')) kinds = without(kinds, ['recommended', 'rejected', 'adopted']);
  if (kinds.has('withoutRecommendation')) kinds = without(kinds, ['recommended', 'referred', 'adopted']);
  if (kinds.has('partlyAdopted')) kinds = without(kinds, ['adopted', 'rejected', 'recommended']);
  if (kinds.has('recommended')) kinds = without(kinds, ['adopted', 'rejected']);
  if (kinds.has('returnedToAdministration')) kinds = without(kinds, ['referred']);
  if (kinds.has('referred')) kinds = withoutReferralInto(kinds, sentence, committee);
  if (AS_AMENDED.test(sentence)) return amended(kinds);
  return PROVISO.test(sentence) ? withProviso(kinds) : kinds;
}

/** `beschließt einstimmig, der TOP wird vertagt`. */
const RESOLVED_THAT = /\b(?:beschliesst|beschlossen|beschloss)\b[^,:]{0,60}[,:] /u;
const PROCEDURES = ['postponed', 'referred', 'rejected', 'returnedToAdministration', 'removedFromAgenda'] as const;
/** Kinds whose wordings hold a word of adoption. */
const PARTICULAR = ['agreedToStatement', 'elected'] as const;

const INTO_SITTING =
  /\bin (?:die|eine) (?:(?:ueber)?(?:naechste|kommende|folgende) )?(\w*?)s?sitzung\b(?: (?:des|der) (?:\w+en )?(\w+))?/u;
const COUNCIL = /(?:^|stadt|gemeinde|kreis|samtgemeinde|markt)rat(?:e?s)?$|^plenar$|^plenum|kreistag|versammlung/u;

/** A reference to a text (`auf die Vorlage verwiesen`) is no referral, and a later sitting of the same body postpones. */
function withoutReferralInto(
  kinds: ReadonlySet<ExtractOutcomeKind>,
  sentence: string,
  committee: string | null,
): ReadonlySet<ExtractOutcomeKind> {
  const sitting = INTO_SITTING.exec(sentence);
  if (sitting !== null) {
    const body = (sitting[2] ?? sitting[1] ?? '').replace(/^(?:naechste|kommende)$/u, '');
    return isOwnSitting(body, committee) ? new Set([...without(kinds, ['referred']), 'postponed']) : kinds;
  }
  const toText = /\bauf\b[^,;]*\bverwiesen\b/u.test(sentence) && !/\b(?:an|in|ins) (?:den|die|das)\b/u.test(sentence);
  return toText ? without(kinds, ['referred']) : kinds;
}

function isOwnSitting(body: string, committee: string | null): boolean {
  if (body === '' || committee === null) return true;
  const nominative = body.replace(/(ausschuss|rat)e?s$/u, '$1');
  return isSameCommittee(nominative, committee) || (COUNCIL.test(nominative) && COUNCIL.test(fold(committee)));
}

function withProviso(kinds: ReadonlySet<ExtractOutcomeKind>): ReadonlySet<ExtractOutcomeKind> {
  return new Set([...kinds].map((kind) => (kind === 'adopted' ? 'adoptedWithProviso' : kind)));
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
