/** Texts are never in events: the blob store keeps them by the SHA-256 that stands here. */
export type TextHash = string;

/** A body that an item was referred to, as the text names it; `committee` where it is recorded as one. */
export interface ReferredBody {
  readonly name: string;
  readonly committee?: string;
}

/** The outcome of an item. `postponed` without `to` and `on` is open; a `referred` without `to` and `bodies` names none. */
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
  /** `to`: a meeting's id; `on`: its day, where the meeting is not recorded. */
  | { readonly kind: 'postponed'; readonly to?: string; readonly on?: string }
  /** `to`: the id of the only committee; `bodies`: several, or one that is not recorded as a committee. */
  | { readonly kind: 'referred'; readonly to?: string; readonly bodies?: readonly ReferredBody[] }
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

/** Ids of the committees that an outcome leads to. */
export function committeesReferredTo(outcome: Outcome): readonly string[] {
  if (outcome.kind !== 'referred') return [];
  const named = (outcome.bodies ?? []).flatMap(({ committee }) => (committee === undefined ? [] : [committee]));
  return [...new Set([...(outcome.to === undefined ? [] : [outcome.to]), ...named])];
}
