import type { OutcomeKind } from '../meeting/outcome/outcome.js';

/** The outcome of an item by its own words; `unrecognised` beside it stands for doubtful ones. */
export type ExtractOutcomeKind = OutcomeKind;

/** Votes as counted in the text; `null`: the text gives no number (`ohne Gegenstimmen` gives 0). */
export interface ExtractTally {
  readonly yes: number | null;
  readonly no: number | null;
  readonly abstention: number | null;
  readonly spoilt: number | null;
}

export type ExtractStated = 'unanimous' | 'majority';

/** A text of the source and its place. */
export interface ExtractPassage {
  readonly text: string;
  /** The number of its first line in the source, from 1. */
  readonly line: number;
}

export interface ExtractOutcome {
  readonly kind: ExtractOutcomeKind | 'unrecognised';
  /** The outcome's words without the label of their section. */
  readonly text: string | null;
  readonly stated: ExtractStated | null;
  readonly tally: ExtractTally | null;
  /** The bodies in the nominative; only with `referred`. Empty: none is named. */
  readonly referredTo: readonly string[];
  /** YYYY-MM-DD, the day of the sitting that the item was postponed to; only with `postponed`. */
  readonly postponedTo: string | null;
  /** The sentences on which the kind rests. */
  readonly passages: readonly ExtractPassage[];
}

/** A paper of the item. */
export interface ExtractPaper {
  readonly reference: string;
  /** Where the text tells the result of this paper apart from the item's. */
  readonly outcome: ExtractOutcome | null;
  readonly passage: ExtractPassage | null;
}

/** A contradiction inside the text. The reader does not choose between its sides. */
export interface ExtractFinding {
  readonly finding:
    'tally contradicts the wording' | 'results contradict each other' | 'stated kind contradicts the text';
  readonly detail: string;
  readonly passage: ExtractPassage | null;
}

/** The facts that a line of the heading or of the item's header states. */
export const PLACED_FACTS = ['committee', 'date', 'meetingPublic', 'item', 'title', 'itemPublic'] as const;
export type PlacedFact = (typeof PLACED_FACTS)[number];

/** One item of one sitting. `null`: the text does not state it, or not beyond doubt. */
export interface MinutesExtract {
  /** In the nominative (`des Stadtrates` is `Stadtrat`), without the municipality's name; `null` for a joint sitting. */
  readonly committee: string | null;
  /** Every committee that sat, one unless the sitting was joint. */
  readonly committees: readonly string[];
  /** YYYY-MM-DD, the day of the sitting. */
  readonly date: string;
  readonly meetingPublic: boolean | null;
  readonly itemPublic: boolean | null;
  /** `5`, `5.1`, `Ö 5`, `N 2`. */
  readonly item: string | null;
  readonly title: string | null;
  /** The item's only paper; `null` where it has none or several. */
  readonly reference: string | null;
  readonly papers: readonly ExtractPaper[];
  readonly proposal: string | null;
  /** Paragraphs are separated by an empty line; line breaks as written. */
  readonly deliberation: string | null;
  /** The binding act. */
  readonly outcome: ExtractOutcome;
  /** The other acts, or the results of the parts of an item. */
  readonly furtherOutcomes: readonly ExtractOutcome[];
  /** Every body that the item was referred to. */
  readonly referredTo: readonly string[];
  readonly findings: readonly ExtractFinding[];
  /** The lines on which the facts of the heading and of the header rest. */
  readonly passages: Readonly<Partial<Record<PlacedFact, ExtractPassage>>>;
  /** Lower-case hex SHA-256, see `sourceHash`. */
  readonly sourceHash: string;
  /** RFC 9535 paths of every `null`, in the object's order: `$.itemPublic`, `$.outcome.tally`, `$.papers[0].outcome`. */
  readonly missing: readonly string[];
}

export type ExtractRefusalReason =
  | 'text is empty'
  | 'text is too large'
  | 'not a text file'
  | 'encoding is not recognised'
  | 'not an extract of minutes'
  | 'no sitting is named'
  | 'no date of the sitting'
  | 'year of the sitting is incomplete'
  | 'impossible date'
  | 'weekday contradicts the date'
  | 'several days of sitting'
  | 'several extracts in one text'
  | 'several items in one extract'
  | 'too many items';

export interface ExtractRefusal {
  readonly refused: ExtractRefusalReason;
  /** One English sentence with the expected and the found text. */
  readonly detail: string;
}

export function refuseExtract(refused: ExtractRefusalReason, detail: string): ExtractRefusal {
  return { refused, detail };
}

export function isExtractRefusal(result: object): result is ExtractRefusal {
  return 'refused' in result;
}
