import type { FieldText, UnionMembers } from '#commands';
import { ChoiceField, DayField, IdField, PartsField, Sha256Field, TextField, UnionField } from '#commands';
import type { PlainOutcomeKind, ReferredBody } from './outcome.js';
import { isPlainKind, OUTCOME_KINDS } from './outcomes.js';

const PLAIN_KINDS = OUTCOME_KINDS.filter(isPlainKind);

const BODIES = { min: 1, max: 20, description: 'Several bodies, or one that is not recorded as a committee.' } as const;

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
  @IdField({ optional: true, description: 'The meeting. Left out: open, or not recorded.' }) readonly to?: string;
  @DayField({ optional: true, description: 'The day of a meeting that is not recorded.' }) readonly on?: string;
}
class NamedBody implements ReferredBody {
  @TextField({ example: 'Bauausschuss' }) readonly name!: string;
  @IdField({ optional: true, description: 'Where it is recorded as a committee.' }) readonly committee?: string;
}
class ReferredOutcome {
  @ChoiceField(['referred']) readonly kind!: 'referred';
  @IdField({ optional: true, description: 'The only committee. Left out: unknown, or named in `bodies`.' })
  readonly to?: string;
  @PartsField(() => NamedBody, { ...BODIES, optional: true }) readonly bodies?: readonly ReferredBody[];
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
