/** Texts are never in events: the blob store keeps them by the SHA-256 that stands here. */
export type TextHash = string;

/** The outcome of an item. `postponed` without `to` is open; a `referred` without `to` names no committee. */
export type Outcome =
  | { readonly kind: 'adopted' }
  | { readonly kind: 'adoptedAsAmended'; readonly wording: TextHash }
  | { readonly kind: 'recommended' }
  | { readonly kind: 'recommendedAsAmended'; readonly wording?: TextHash }
  /** A resolution under a condition. Its words keep the proviso. */
  | { readonly kind: 'adoptedWithProviso' }
  /** Parts were adopted and others were not: the words tell which. */
  | { readonly kind: 'partlyAdopted' }
  | { readonly kind: 'notRecommended' }
  | { readonly kind: 'withoutRecommendation' }
  | { readonly kind: 'elected' }
  | { readonly kind: 'rejected' }
  | { readonly kind: 'acknowledged' }
  | { readonly kind: 'statementGiven' }
  /** The committee agrees with the administration's statement on a motion, which adopts nothing. */
  | { readonly kind: 'agreedToStatement' }
  /** A motion or question that needs no resolution any more. */
  | { readonly kind: 'settled' }
  /** Prepared for another committee, without a vote. */
  | { readonly kind: 'consulted' }
  /** An announcement, of which nothing was asked. */
  | { readonly kind: 'noticeOnly' }
  /** `to`: a meeting's id. */
  | { readonly kind: 'postponed'; readonly to?: string }
  /** `to`: a committee's id. */
  | { readonly kind: 'referred'; readonly to?: string }
  | { readonly kind: 'returnedToAdministration' }
  | { readonly kind: 'removedFromAgenda' }
  | { readonly kind: 'withdrawnByAuthor' }
  | { readonly kind: 'discussedOnly' }
  | { readonly kind: 'notReached' }
  | { readonly kind: 'decidedByMayor' }
  | { readonly kind: 'void' };
export type OutcomeKind = Outcome['kind'];

/** Outcomes that carry nothing but their kind. */
export type PlainOutcomeKind = Exclude<
  OutcomeKind,
  'adoptedAsAmended' | 'recommendedAsAmended' | 'postponed' | 'referred'
>;
