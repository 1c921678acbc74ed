import type { FieldText, UnionMembers } from '#commands';
import { ChoiceField, IdField, Sha256Field, UnionField } from '#commands';
import type { PlainOutcomeKind } from './outcome.js';
import { isPlainKind, OUTCOME_KINDS } from './outcomes.js';

const PLAIN_KINDS = OUTCOME_KINDS.filter(isPlainKind);

class PlainOutcome {
  @ChoiceField(PLAIN_KINDS) readonly kind!: PlainOutcomeKind;
}
class AdoptedAsAmendedOutcome {
  @ChoiceField(['adoptedAsAmended']) readonly kind!: 'adoptedAsAmended';
  @Sha256Field({ description: 'SHA-256 of the words that were adopted.' }) readonly wording!: string;
}
class RecommendedAsAmendedOutcome {
  @ChoiceField(['recommendedAsAmended']) readonly kind!: 'recommendedAsAmended';
  @Sha256Field({ optional: true, description: 'SHA-256 of the words that were recommended.' })
  readonly wording?: string;
}
class PostponedOutcome {
  @ChoiceField(['postponed']) readonly kind!: 'postponed';
  @IdField({ optional: true, description: 'The meeting. Left out: open.' }) readonly to?: string;
}
class ReferredOutcome {
  @ChoiceField(['referred']) readonly kind!: 'referred';
  @IdField({ optional: true, description: 'The committee. Left out: unknown.' }) readonly to?: string;
}

const outcomeMembers = {
  ...Object.fromEntries(PLAIN_KINDS.map((kind) => [kind, PlainOutcome])),
  adoptedAsAmended: AdoptedAsAmendedOutcome,
  recommendedAsAmended: RecommendedAsAmendedOutcome,
  postponed: PostponedOutcome,
  referred: ReferredOutcome,
} as const satisfies UnionMembers['members'];

/** Any outcome: where one is corrected or taken from a document. Live outcomes have a command each. */
export function OutcomeField(options: FieldText = {}): PropertyDecorator {
  return UnionField({ by: 'kind', members: outcomeMembers }, options);
}
