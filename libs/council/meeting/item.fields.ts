import type { FieldText, UnionMembers } from '#commands';
import { ChoiceField, field, IdField, NumberField, Sha256Field, UnionField } from '#commands';
import { ValidateBy } from 'class-validator';
import type { Count } from './meeting.events.js';
import type { PlainOutcomeKind } from './outcome/outcome.js';
import { isPlainKind, OUTCOME_KINDS } from './outcome/outcomes.js';

/** Votes of one kind that a count may hold. */
const MOST_VOTES = 1000;
const COUNT = { min: 0, max: MOST_VOTES } as const;
const LEFT_OUT = { optional: true, description: 'Left out: unknown.' } as const;
const KNOWN_COUNT = { ...COUNT, ...LEFT_OUT } as const;

class WrittenPaper {
  @ChoiceField(['paper']) readonly kind!: 'paper';
  @IdField() readonly paper!: string;
  @NumberField({ optional: true, min: 1, max: 1000, description: 'Left out: unknown.' }) readonly version?: number;
  @Sha256Field({ optional: true, description: "SHA-256 of the version's text." }) readonly sha256?: string;
}
class OralItem {
  @ChoiceField(['oral']) readonly kind!: 'oral';
}
class UnknownPaper {
  @ChoiceField(['unknown']) readonly kind!: 'unknown';
}

/** What an item rests on. */
export function ItemPaperField(options: FieldText = {}): PropertyDecorator {
  return UnionField({ by: 'kind', members: { paper: WrittenPaper, oral: OralItem, unknown: UnknownPaper } }, options);
}

/** A number of votes, or `unknown`. */
function CountField(options: FieldText = {}): PropertyDecorator {
  const schema = { oneOf: [{ type: 'integer', minimum: 0, maximum: MOST_VOTES }, { enum: ['unknown'] }] };
  const validate = (value: unknown): value is Count =>
    value === 'unknown' || (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MOST_VOTES);
  const message = `$property must be a whole number from 0 to ${MOST_VOTES} or unknown`;
  return field(options, schema, [ValidateBy({ name: 'isCount', validator: { validate } }, { message })]);
}

class CountedVote {
  @ChoiceField(['counted']) readonly kind!: 'counted';
  @CountField() readonly yes!: Count;
  @CountField() readonly no!: Count;
  @CountField(LEFT_OUT) readonly abstention?: Count;
  @CountField(LEFT_OUT) readonly spoilt?: Count;
}
class StatedVote {
  @ChoiceField(['stated']) readonly kind!: 'stated';
  @ChoiceField(['unanimous', 'majority']) readonly result!: 'unanimous' | 'majority';
  @NumberField(KNOWN_COUNT) readonly yes?: number;
  @NumberField(KNOWN_COUNT) readonly no?: number;
  @NumberField(KNOWN_COUNT) readonly abstention?: number;
  @NumberField(KNOWN_COUNT) readonly spoilt?: number;
}
class UnknownVote {
  @ChoiceField(['unknown']) readonly kind!: 'unknown';
}
class NoVote {
  @ChoiceField(['none']) readonly kind!: 'none';
}

/** How the vote went. */
export function VoteField(options: FieldText = {}): PropertyDecorator {
  const members = { counted: CountedVote, stated: StatedVote, unknown: UnknownVote, none: NoVote };
  return UnionField({ by: 'kind', members }, { description: 'Default: unknown.', ...options });
}

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
