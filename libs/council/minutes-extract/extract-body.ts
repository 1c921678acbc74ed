import type { ExtractItemBody, RecordExtractBody } from '../meeting/extract/extract.commands.js';
import type { Vote } from '../meeting/outcome/vote.js';
import type { ExtractOutcome, ExtractTally, MinutesExtract } from './minutes-extract.js';

export interface ExtractBodyOptions {
  /** The year in which a paper's reference is unique. @param day YYYY-MM-DD, the sitting's */
  readonly yearOf: (reference: string, day: string) => number;
  /** Ids of committees that are recorded, by their names. */
  readonly committeeIds?: ReadonlyMap<string, string>;
}

/** The reasons why an extract cannot be recorded: its facts depend on what it does not say. */
export interface ExtractLacks {
  readonly lacks: readonly ('committee' | 'item' | 'title')[];
}

/**
 * The body of `POST /meetings/extracts` for what was read, without evidence and wishes. An act that is not recognised is left
 * out; its words are kept.
 */
export function extractBody(extract: MinutesExtract, options: ExtractBodyOptions): RecordExtractBody | ExtractLacks {
  const { committees, date, meetingPublic, item: number, title } = extract;
  if (committees.length === 0 || number === null || title === null) {
    return {
      lacks: [
        ...(committees.length === 0 ? (['committee'] as const) : []),
        ...(number === null ? (['item'] as const) : []),
        ...(title === null ? (['title'] as const) : []),
      ],
    };
  }
  return {
    committees: committees.map((name) => named(name, options)),
    heldOn: date,
    ...(meetingPublic !== null && { public: yesOrNo(meetingPublic) }),
    item: itemBody({ ...extract, item: number, title }, options),
  };
}

function itemBody(
  extract: MinutesExtract & { readonly item: string; readonly title: string },
  options: ExtractBodyOptions,
): ExtractItemBody {
  const { item: number, title, itemPublic, proposal, deliberation, outcome, date } = extract;
  const binding = actOf(outcome, options);
  const further = extract.furtherOutcomes.flatMap((one) => actOf(one, options) ?? []);
  const papers = extract.papers.map(({ reference, outcome: own }) => {
    const act = own === null ? undefined : actOf(own, options);
    return { reference, year: options.yearOf(reference, date), ...(act !== undefined && { outcome: act }) };
  });
  return {
    number,
    title,
    ...(itemPublic !== null && { public: yesOrNo(itemPublic) }),
    ...(proposal !== null && { proposal }),
    ...(deliberation !== null && { deliberation }),
    ...(outcome.text !== null && { wording: outcome.text }),
    ...(papers.length > 0 && { papers }),
    ...(binding !== undefined && { outcome: binding }),
    ...(further.length > 0 && { furtherOutcomes: further }),
    ...(extract.findings.length > 0 && {
      findings: extract.findings.map(({ finding, detail }) => ({ finding, detail: detail.slice(0, MOST_DETAIL) })),
    }),
  };
}

const MOST_DETAIL = 2000;

type Act = Exclude<ExtractItemBody['outcome'], undefined>;

function actOf(read: ExtractOutcome, options: ExtractBodyOptions): Act | undefined {
  const { kind, text, referredTo, postponedTo } = read;
  // Without its words the adopted wording is unknown.
  if (kind === 'unrecognised' || (kind === 'adoptedAsAmended' && text === null)) return undefined;
  const vote = voteOf(read);
  return {
    kind,
    ...(text !== null && { text }),
    ...(vote !== undefined && { vote }),
    ...(referredTo.length > 0 && { referredTo: referredTo.map((name) => named(name, options)) }),
    ...(postponedTo !== null && { postponedTo }),
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

function named(name: string, { committeeIds }: ExtractBodyOptions): { readonly name: string; readonly id?: string } {
  const id = committeeIds?.get(name);
  return { name, ...(id !== undefined && { id }) };
}

function yesOrNo(value: boolean): 'yes' | 'no' {
  return value ? 'yes' : 'no';
}
