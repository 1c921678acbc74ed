import type { CommitteeKind, ExtractOutcome, ExtractPassage, ExtractTally, MinutesExtract, Vote } from '#council';
import { kindOfCommittee } from './committee-kind.js';
import { intentOfProposal } from './intent-of-proposal.js';
import { paperYear } from './paper-year.js';

/** An act of the committee; the names are not looked up yet. */
export interface ActFacts {
  readonly kind: string;
  readonly text?: string;
  readonly vote?: Vote;
  readonly referredTo?: readonly { readonly name: string }[];
  /** YYYY-MM-DD */
  readonly postponedTo?: string;
}

export interface PaperFacts {
  readonly reference: string;
  readonly year: number;
  /** The line of the text from which the year is inferred. */
  readonly inferredFrom?: string;
  readonly outcome?: ActFacts;
}

export interface CommitteeFacts {
  readonly name: string;
  readonly kind: CommitteeKind;
  /** The line of the text from whose words the kind is inferred. */
  readonly inferredFrom?: string;
}

export interface ItemFacts {
  readonly number: string;
  readonly title: string;
  readonly intent?: 'acknowledgement';
  readonly public?: 'yes' | 'no';
  readonly proposal?: string;
  readonly deliberation?: string;
  /** The words of the outcome, also where it is not recognised. */
  readonly wording?: string;
  readonly papers?: readonly PaperFacts[];
  /** Left out: not recognised. */
  readonly outcome?: ActFacts;
  readonly furtherOutcomes?: readonly ActFacts[];
  readonly findings?: readonly { readonly finding: string; readonly detail: string }[];
}

/** The facts of an item, in the words of the command that records it; what the text does not say is left out. */
export interface ExtractFacts {
  readonly committees: readonly CommitteeFacts[];
  /** YYYY-MM-DD */
  readonly heldOn: string;
  readonly public?: 'yes' | 'no';
  readonly item: ItemFacts;
  readonly evidence: {
    readonly kind: 'document';
    readonly reference: string;
    readonly sha256: string;
    readonly locus: string;
  };
  /** The text that the evidence names. */
  readonly source: Uint8Array<ArrayBuffer>;
}

/** Characters of a finding's detail that the command takes. */
const MOST_DETAIL = 2000;

/** The reasons why an extract that was read cannot be imported: it lacks what its facts depend on. */
export interface NotImportable {
  readonly reasons: readonly string[];
}

/** @param source the text whose SHA-256 is the extract's `sourceHash` */
export function factsOf(extract: MinutesExtract, source: Uint8Array<ArrayBuffer>): ExtractFacts | NotImportable {
  const { committees, item: number, title, date, meetingPublic, sourceHash } = extract;
  if (committees.length === 0 || number === null || title === null) return { reasons: reasonsOf(extract) };
  const lines = new TextDecoder().decode(source).split('\n');
  const heading = lineOf(lines, extract.passages.committee);
  return {
    committees: committees.map((name) => ({ name, kind: kindOfCommittee(name), ...said({ inferredFrom: heading }) })),
    heldOn: date,
    ...said({ public: yesOrNo(meetingPublic) }),
    item: { number, title, ...itemFacts(extract, lines) },
    evidence: {
      kind: 'document',
      reference: `Auszug aus der Niederschrift, ${committees.join(', ')}, ${germanDay(date)}`,
      sha256: sourceHash,
      locus: `TOP ${number}`,
    },
    source,
  };
}

/** `2019-02-14` as `14.02.2019`. */
export function germanDay(day: string): string {
  return day.split('-').reverse().join('.');
}

function itemFacts(extract: MinutesExtract, lines: readonly string[]): Omit<ItemFacts, 'number' | 'title'> {
  const { proposal, deliberation, outcome, papers, furtherOutcomes, findings, itemPublic, date } = extract;
  const recognised = furtherOutcomes.flatMap((one) => actOf(one) ?? []);
  return said({
    intent: intentOfProposal(proposal),
    public: yesOrNo(itemPublic),
    proposal: proposal ?? undefined,
    deliberation: deliberation ?? undefined,
    wording: outcome.text ?? undefined,
    papers: orNone(
      papers.map(({ reference, outcome: own, passage }) => {
        const { year, from } = paperYear(reference, date);
        const inferredFrom = lineOf(lines, from === 'reference' ? passage : extract.passages.date);
        return { reference, year, ...said({ inferredFrom, outcome: own === null ? undefined : actOf(own) }) };
      }),
    ),
    outcome: actOf(outcome),
    furtherOutcomes: orNone(recognised),
    findings: orNone(findings.map(({ finding, detail }) => ({ finding, detail: detail.slice(0, MOST_DETAIL) }))),
  });
}

/** A line without the marks of bold letters at its ends. */
const UNMARKED = /^(?:\*\*|__)?(.*?)(?:\*\*|__)?$/u;
/** Characters of a passage that the command takes. */
const MOST_PASSAGE = 300;

/** The line as it stands in the text: the reader's own words may be joined or changed. */
function lineOf(lines: readonly string[], passage: ExtractPassage | null | undefined): string | undefined {
  const [, line = ''] = UNMARKED.exec(passage == null ? '' : (lines[passage.line - 1] ?? '')) ?? [];
  return line === '' ? undefined : line.slice(0, MOST_PASSAGE).replace(/[\ud800-\udbff]$/, '');
}

function reasonsOf({ committees, item, title }: MinutesExtract): readonly string[] {
  const missing: string[] = [];
  if (committees.length === 0) missing.push('it does not say, or not beyond doubt, which committee met');
  if (item === null) missing.push('it does not say, or not beyond doubt, the number of the item (TOP)');
  if (title === null) missing.push('it does not say, or not beyond doubt, the title of the item');
  return missing;
}

/** Nothing for an outcome that is not recognised: its vote says nothing then. */
function actOf(outcome: ExtractOutcome): ActFacts | undefined {
  const { kind, text, referredTo, postponedTo } = outcome;
  if (kind === 'unrecognised') return undefined;
  // Without its words the adopted wording is unknown.
  if (kind === 'adoptedAsAmended' && text === null) return undefined;
  return {
    kind,
    ...said({
      text: text ?? undefined,
      vote: voteOf(outcome),
      referredTo: orNone(referredTo.map((name) => ({ name }))),
      postponedTo: postponedTo ?? undefined,
    }),
  };
}

function voteOf({ stated, tally }: ExtractOutcome): Vote | undefined {
  if (stated !== null) return { kind: 'stated', result: stated, ...knownCounts(tally) };
  if (tally === null) return undefined;
  const { yes, no, abstention, spoilt } = tally;
  return {
    kind: 'counted',
    yes: yes ?? 'unknown',
    no: no ?? 'unknown',
    abstention: abstention ?? 'unknown',
    spoilt: spoilt ?? 'unknown',
  };
}

function knownCounts(tally: ExtractTally | null): Readonly<Partial<Record<keyof ExtractTally, number>>> {
  return Object.fromEntries(Object.entries(tally ?? {}).filter(([, count]) => count !== null));
}

function yesOrNo(value: boolean | null): 'yes' | 'no' | undefined {
  if (value === null) return undefined;
  return value ? 'yes' : 'no';
}

function orNone<T>(items: readonly T[]): readonly T[] | undefined {
  return items.length === 0 ? undefined : items;
}

function said<T extends object>(facts: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(facts).filter(([, value]) => value !== undefined);
  // `fromEntries` forgets the keys; they are those of `facts`.
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
