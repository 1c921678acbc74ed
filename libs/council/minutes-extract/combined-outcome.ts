import { OUTCOMES } from '../meeting/outcome/outcomes.js';
import type { ExtractFinding, ExtractOutcomeKind, ExtractTally } from './minutes-extract.js';
import type { OutcomeSentence, ReadOutcomeSentence } from './outcome-sentences.types.js';
import { AS_AMENDED, PROVISO } from './outcome-modifiers.js';
import { readSentence } from './outcome-sentence.js';
import type { OutcomeReading } from './outcome-sentence.js';
import { fold } from './source-text.js';
import { readStated } from './stated-vote.js';

type Kind = ExtractOutcomeKind | 'unrecognised';

export interface Combined {
  readonly kind: Kind;
  readonly further: readonly { readonly kind: Kind; readonly text: string }[];
  readonly findings: readonly Omit<ExtractFinding, 'passage'>[];
}

interface Circumstances {
  readonly tally: ExtractTally | null;
  readonly committee: string | null;
  readonly forOthers: boolean;
  readonly proposed: readonly OutcomeSentence[];
  readonly labelledProposal: boolean;
  readonly instructed: boolean;
}

interface Act {
  readonly text: string;
  readonly section: ReadOutcomeSentence['section'];
  readonly reading: OutcomeReading;
}

const UNRECOGNISED: Combined = { kind: 'unrecognised', further: [], findings: [] };

/** The binding act of all sentences, the other acts, and the contradictions between them. */
export function combined(read: readonly ReadOutcomeSentence[], about: Circumstances): Combined {
  if (read.some(({ reading }) => reading.says === 'doubt')) return UNRECOGNISED;
  const acts = actsOf(read);
  const parts = acts.filter(({ reading }) => reading.ofPart);
  if (parts.length > 1) return ofParts(parts);
  const stated = kindsOf(acts.filter((act) => !isConfirming(act)));
  const confirmed = kindsOf(acts.filter(isConfirming));
  const carried = isCarried(read, about);
  const kinds = merged(stated, confirmed, carried, acts, about);
  if (kinds === undefined) return withWording(read, carried, about);
  const [kind, ...others] = kinds;
  if (kind === undefined) return UNRECOGNISED;
  return judged(withCircumstances(kind, read, about), others, acts, about);
}

function actsOf(read: readonly ReadOutcomeSentence[]): readonly Act[] {
  return read.flatMap(({ text, section, reading }) => (reading.says === 'outcome' ? [{ text, section, reading }] : []));
}

/** It tells the result of the vote, not the act that was voted on. */
function isConfirming({ section, reading }: Act): boolean {
  return section === 'vote' || reading.bare;
}

function kindsOf(acts: readonly Act[]): ReadonlySet<ExtractOutcomeKind> {
  const kinds = new Set(acts.flatMap(({ reading }) => [...reading.kinds]));
  // `Der Rat beschließt:` announces what its list says.
  const announced = acts.some(({ reading }) => reading.announces && reading.kinds.has('adopted'));
  const other = acts.some(
    ({ reading }) => !reading.announces && [...reading.kinds].some((kind) => kind !== 'acknowledged'),
  );
  if (announced && other && !acts.some(({ reading }) => !reading.announces && reading.kinds.has('adopted')))
    kinds.delete('adopted');
  return kinds;
}

type Carried = 'yes' | 'no' | 'unknown';

/** Whether the vote carried what was voted on, by its numbers or words alone. */
function isCarried(read: readonly ReadOutcomeSentence[], { tally }: Circumstances): Carried {
  if (tally?.yes != null && tally.no !== null) return tally.yes > tally.no ? 'yes' : 'no';
  const votes = read.filter(({ section, reading }) => section === 'vote' || reading.says === 'vote');
  const said = readStated(votes.map(({ text }) => text).join(' '), null);
  return said === null ? 'unknown' : 'yes';
}

/** The binding kind first; none: undecidable; `undefined`: no sentence names an act. */
function merged(
  stated: ReadonlySet<ExtractOutcomeKind>,
  confirmed: ReadonlySet<ExtractOutcomeKind>,
  carried: Carried,
  acts: readonly Act[],
  about: Circumstances,
): readonly ExtractOutcomeKind[] | undefined {
  if (stated.size === 0 && confirmed.size === 0) return undefined;
  if (stated.size > 0 && isOnly(confirmed, 'rejected') && !stated.has('rejected')) {
    return [...stated].every((kind) => LOSABLE.has(kind)) ? ['rejected'] : [];
  }
  const all =
    stated.size > 0 && isAdoption(confirmed) ? withAmendment(stated, confirmed) : new Set([...stated, ...confirmed]);
  return ranked(all, carried, acts, about);
}

/** Acts that a lost vote turns into a refusal of the item. */
const LOSABLE: ReadonlySet<ExtractOutcomeKind> = new Set([
  'adopted',
  'adoptedWithProviso',
  'acknowledged',
  'recommended',
]);

function isOnly(kinds: ReadonlySet<ExtractOutcomeKind>, kind: ExtractOutcomeKind): boolean {
  return kinds.size === 1 && kinds.has(kind);
}

function isAdoption(kinds: ReadonlySet<ExtractOutcomeKind>): boolean {
  return (
    kinds.size === 0
    || isOnly(kinds, 'adopted')
    || isOnly(kinds, 'adoptedAsAmended')
    || isOnly(kinds, 'adoptedWithProviso')
  );
}

function withAmendment(
  stated: ReadonlySet<ExtractOutcomeKind>,
  confirmed: ReadonlySet<ExtractOutcomeKind>,
): ReadonlySet<ExtractOutcomeKind> {
  const [how] = confirmed;
  return new Set([...stated].map((kind) => (kind === 'adopted' && how !== undefined ? how : kind)));
}

/** Kinds beside which a taking note is the lesser act. */
const BINDING: ReadonlySet<ExtractOutcomeKind> = new Set([
  'adopted',
  'adoptedAsAmended',
  'adoptedWithProviso',
  'recommended',
  'recommendedAsAmended',
  'referred',
  'postponed',
  'rejected',
  'returnedToAdministration',
  'notRecommended',
  'elected',
  'settled',
  'agreedToStatement',
  'withoutRecommendation',
]);

/** Kinds that tell more closely how it was adopted. */
const CLOSER_THAN_ADOPTED: readonly ExtractOutcomeKind[] = ['adoptedAsAmended', 'adoptedWithProviso', 'partlyAdopted'];

function ranked(
  all: ReadonlySet<ExtractOutcomeKind>,
  carried: Carried,
  acts: readonly Act[],
  about: Circumstances,
): readonly ExtractOutcomeKind[] {
  const kinds = new Set(all);
  if (CLOSER_THAN_ADOPTED.some((kind) => kinds.has(kind))) kinds.delete('adopted');
  if (kinds.has('recommendedAsAmended')) kinds.delete('recommended');
  if (kinds.has('recommended') || kinds.has('recommendedAsAmended')) kinds.delete('adopted');
  const noted = kinds.size > 1 && kinds.delete('acknowledged');
  const [kind, other] = kinds;
  if (kind === undefined || other !== undefined) return [];
  if (!noted) return withInstruction(kind, carried, about);
  if (!BINDING.has(kind)) return [];
  const onlyInstructs = acts.every(({ reading }) => !reading.kinds.has('adopted') || reading.instructs);
  if (kind === 'adopted' && onlyInstructs && carried !== 'yes') return [];
  return [kind, 'acknowledged'];
}

/** A report that was noted below `Beschluss` together with a voted instruction to the administration. */
function withInstruction(
  kind: ExtractOutcomeKind,
  carried: Carried,
  { instructed }: Circumstances,
): readonly ExtractOutcomeKind[] {
  return kind === 'acknowledged' && instructed && carried === 'yes' ? ['adopted', kind] : [kind];
}

/** Without a named act: the wording of a resolution, or the act of the proposal, that a vote carried or lost. */
function withWording(read: readonly ReadOutcomeSentence[], carried: Carried, about: Circumstances): Combined {
  if (carried === 'unknown') return UNRECOGNISED;
  const wording = read.filter(({ section }) => section === 'resolution' || section === 'recommendation');
  if (wording.length > 0) {
    const resolves = wording.every(
      ({ reading }) => reading.says === 'vote' || (reading.says === 'nothing' && reading.resolves),
    );
    if (!resolves || wording.every(({ reading }) => reading.says === 'vote')) return UNRECOGNISED;
    if (carried === 'no') return contradiction('adopted');
    return { ...UNRECOGNISED, kind: wordingKind(wording, read, about) };
  }
  if (!about.labelledProposal || about.proposed.length === 0) return UNRECOGNISED;
  return proposedAct(carried, read, about);
}

function wordingKind(
  wording: readonly ReadOutcomeSentence[],
  read: readonly ReadOutcomeSentence[],
  about: Circumstances,
): Kind {
  if (wording.some(({ section }) => section === 'recommendation')) return 'recommended';
  return withCircumstances('adopted', read, about);
}

/** `Beschlussvorschlag: Der Rat beschließt …` and a vote in numbers: its act was carried or lost. */
function proposedAct(carried: Carried, read: readonly ReadOutcomeSentence[], about: Circumstances): Combined {
  const proposed = about.proposed.map((one) => ({ ...one, reading: readSentence(one.text, about.committee) }));
  const acts = actsOf(proposed);
  const kinds = kindsOf(acts);
  if (kinds.size === 0) {
    const resolves = proposed.every(({ reading }) => reading.says === 'nothing' && reading.resolves);
    if (!resolves) return UNRECOGNISED;
    return { ...UNRECOGNISED, kind: carried === 'yes' ? withCircumstances('adopted', read, about) : 'rejected' };
  }
  const [kind, ...others] = ranked(kinds, carried, acts, about);
  if (kind === undefined) return UNRECOGNISED;
  if (carried === 'no') return { ...UNRECOGNISED, kind: LOSABLE.has(kind) ? 'rejected' : 'unrecognised' };
  return { kind: withCircumstances(kind, read, about), further: furtherOf(others, acts), findings: [] };
}

/** Amendments, a proviso, and a proposal to recommend, which stand in other sentences than the act. */
function withCircumstances(
  kind: ExtractOutcomeKind,
  read: readonly ReadOutcomeSentence[],
  { forOthers }: Circumstances,
): ExtractOutcomeKind {
  const votes = read.filter(({ reading }) => reading.says !== 'nothing').map(({ text }) => fold(text.slice(0, 2000)));
  const recommendation = forOthers || read.some(({ section }) => section === 'recommendation');
  const own = recommendation && kind === 'adopted' ? 'recommended' : kind;
  if (recommendation && kind === 'adoptedAsAmended') return 'recommendedAsAmended';
  const changed = votes.some((text) =>
    AS_AMENDED.test(text.replace(/\b(?:unveraendert\w*|ohne (?:weitere )?aenderung(?:en)?)\b/gu, '')),
  );
  if (changed && own === 'adopted') return 'adoptedAsAmended';
  if (changed && own === 'recommended') return 'recommendedAsAmended';
  return own === 'adopted' && read.some(({ text }) => PROVISO.test(fold(text.slice(0, 2000))))
    ? 'adoptedWithProviso'
    : own;
}

/** A tally that contradicts the words is a finding, and no choice between them. */
function judged(
  kind: ExtractOutcomeKind,
  others: readonly ExtractOutcomeKind[],
  acts: readonly Act[],
  { tally }: Circumstances,
): Combined {
  const further = furtherOf(others, acts);
  if (tally?.yes == null || tally.no === null) return { kind, further, findings: [] };
  const lost = tally.yes <= tally.no;
  const resolvedToReject = acts.some(
    ({ section, reading }) => section === 'resolution' && !reading.bare && reading.kinds.has('rejected'),
  );
  const wrong =
    (OUTCOMES[kind].needsMajority && lost)
    || (kind === 'acknowledged' && tally.yes < tally.no)
    || ((kind === 'rejected' || kind === 'notRecommended') && !lost && !resolvedToReject);
  return wrong ? { ...contradiction(kind), further } : { kind, further, findings: [] };
}

function contradiction(kind: ExtractOutcomeKind): Combined {
  const detail = `The words say ${kind}, the numbers of votes do not.`;
  return { ...UNRECOGNISED, findings: [{ finding: 'tally contradicts the wording', detail }] };
}

function furtherOf(kinds: readonly ExtractOutcomeKind[], acts: readonly Act[]): Combined['further'] {
  return kinds.map((kind) => ({ kind, text: acts.find(({ reading }) => reading.kinds.has(kind))?.text ?? '' }));
}

/** Parts with one result have it together; else the item was adopted in part, if the other parts were refused. */
function ofParts(parts: readonly Act[]): Combined {
  const further = parts.map(({ text, reading }) => {
    const [kind, other] = reading.kinds;
    return { text, kind: kind === undefined || other !== undefined ? ('unrecognised' as const) : kind };
  });
  const kinds = new Set<Kind>(further.map(({ kind }) => kind));
  const [kind, other] = kinds;
  if (kind !== undefined && other === undefined) return { kind, further, findings: [] };
  const adopted = kinds.has('adopted') || kinds.has('adoptedAsAmended');
  const partly = adopted && [...kinds].every((one) => PARTIAL.has(one));
  return { kind: partly ? 'partlyAdopted' : 'unrecognised', further, findings: [] };
}

const PARTIAL: ReadonlySet<Kind> = new Set(['adopted', 'adoptedAsAmended', 'rejected']);
