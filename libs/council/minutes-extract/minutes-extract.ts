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

export interface ExtractOutcome {
  readonly kind: ExtractOutcomeKind | 'unrecognised';
  /** The outcome's words without the label of their section. */
  readonly text: string | null;
  readonly stated: ExtractStated | null;
  readonly tally: ExtractTally | null;
  /** The body in the nominative; only with `referred`. */
  readonly referredTo: string | null;
}

/** One item of one sitting. `null`: the text does not state it, or not beyond doubt. */
export interface MinutesExtract {
  /** In the nominative (`des Stadtrates` is `Stadtrat`), without the municipality's name. */
  readonly committee: string | null;
  /** YYYY-MM-DD, the day of the sitting. */
  readonly date: string;
  readonly meetingPublic: boolean | null;
  readonly itemPublic: boolean | null;
  /** `5`, `5.1`, `Ö 5`, `N 2`. */
  readonly item: string | null;
  readonly title: string | null;
  readonly reference: string | null;
  readonly proposal: string | null;
  /** Paragraphs are separated by an empty line; line breaks as written. */
  readonly deliberation: string | null;
  readonly outcome: ExtractOutcome;
  /** Lower-case hex SHA-256, see `sourceHash`. */
  readonly sourceHash: string;
  /** RFC 9535 paths of every `null`, in the object's order: `$.itemPublic`, `$.outcome.tally`, `$.outcome.tally.spoilt`. */
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
  | 'several items in one extract';

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
