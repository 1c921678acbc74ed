import type { ExtractTally, HeldFacts, MinutesExtract, Vote } from '#council';
import { createHash } from 'node:crypto';
import { intentOfProposal } from './intent-of-proposal.js';
import { paperYear } from './paper-year.js';

export type ItemFacts = Omit<HeldFacts, 'paper' | 'outcome'>;
type OutcomeFacts = Exclude<HeldFacts['outcome'], undefined>;

/** The facts of an extract, in the words of the commands; names are not looked up yet. */
export interface ExtractFacts {
  readonly committee: string;
  /** YYYY-MM-DD */
  readonly day: string;
  readonly public?: 'yes' | 'no';
  readonly item: ItemFacts;
  readonly paper?: { readonly reference: string; readonly year: number };
  /** Left out: unknown. One that is `referred` gets its `to` from `referredTo`. */
  readonly outcome?: OutcomeFacts;
  readonly referredTo?: string;
  readonly evidence: {
    readonly kind: 'document';
    readonly reference: string;
    readonly sha256: string;
    readonly locus: string;
  };
  /** The texts that the hashes stand for, by SHA-256. */
  readonly texts: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

/** The reasons why an extract that was read cannot be imported: it lacks what its facts depend on. */
export interface NotImportable {
  readonly reasons: readonly string[];
}

/** @param source the text whose SHA-256 is the extract's `sourceHash` */
export function factsOf(extract: MinutesExtract, source: Uint8Array<ArrayBuffer>): ExtractFacts | NotImportable {
  const { committee, item: number, title, date: day, reference } = extract;
  if (committee === null || number === null || title === null) return { reasons: reasonsOf(extract) };
  const texts = new Map([[extract.sourceHash, source]]);
  const keep = (text: string | null): string | undefined => (text === null ? undefined : keepText(texts, text));
  const wording = keep(extract.outcome.text);
  const hashes = { proposal: keep(extract.proposal), deliberation: keep(extract.deliberation), wording };
  const outcome = outcomeOf(extract, wording);
  const vote = outcome === undefined ? undefined : voteOf(extract);
  const intent = intentOfProposal(extract.proposal);
  // A step goes on to one committee: of several the first is not the one that is meant.
  const [referredTo, another] = extract.outcome.referredTo;
  return {
    committee,
    day,
    ...(extract.meetingPublic !== null && { public: yesOrNo(extract.meetingPublic) }),
    item: {
      number,
      title,
      ...(intent !== undefined && { intent }),
      ...(extract.itemPublic !== null && { public: yesOrNo(extract.itemPublic) }),
      ...said(hashes),
      ...(vote !== undefined && { vote }),
    },
    ...(reference !== null && { paper: { reference, year: paperYear(reference, day) } }),
    ...(outcome !== undefined && { outcome }),
    ...(referredTo !== undefined && another === undefined && { referredTo }),
    evidence: {
      kind: 'document',
      reference: `Auszug aus der Niederschrift, ${committee}, ${germanDay(day)}`,
      sha256: extract.sourceHash,
      locus: `TOP ${number}`,
    },
    texts,
  };
}

/** `2019-02-14` as `14.02.2019`. */
export function germanDay(day: string): string {
  return day.split('-').reverse().join('.');
}

function reasonsOf({ committee, item, title }: MinutesExtract): readonly string[] {
  const missing: string[] = [];
  if (committee === null) missing.push('it does not say, or not beyond doubt, which committee met');
  if (item === null) missing.push('it does not say, or not beyond doubt, the number of the item (TOP)');
  if (title === null) missing.push('it does not say, or not beyond doubt, the title of the item');
  return missing;
}

function keepText(texts: Map<string, Uint8Array<ArrayBuffer>>, text: string): string {
  const bytes = new TextEncoder().encode(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  texts.set(sha256, bytes);
  return sha256;
}

function outcomeOf({ outcome: { kind } }: MinutesExtract, wording: string | undefined): OutcomeFacts | undefined {
  if (kind === 'unrecognised') return undefined;
  // Without its words the adopted wording is unknown.
  if (kind === 'adoptedAsAmended') return wording === undefined ? undefined : { kind, wording };
  if (kind === 'recommendedAsAmended' && wording !== undefined) return { kind, wording };
  return { kind };
}

function voteOf({ outcome: { stated, tally } }: MinutesExtract): Vote | undefined {
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

function yesOrNo(value: boolean): 'yes' | 'no' {
  return value ? 'yes' : 'no';
}

function said<T extends object>(facts: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(facts).filter(([, value]) => value !== undefined);
  // `fromEntries` forgets the keys; they are those of `facts`.
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
