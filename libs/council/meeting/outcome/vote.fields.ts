import type { FieldText } from '#commands';
import { ChoiceField, field, IdField, NumberField, PartField, PartsField, TextField, UnionField } from '#commands';
import { ValidateBy } from 'class-validator';
import type { Count, GroupVote, VoteCounts, VoterVote } from './vote.js';

/** Votes of one kind that a count may hold. */
const MOST_VOTES = 1000;
const COUNT = { min: 0, max: MOST_VOTES } as const;
const LEFT_OUT = { optional: true, description: 'Left out: unknown.' } as const;
const KNOWN_COUNT = { ...COUNT, ...LEFT_OUT } as const;

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
class Counts implements VoteCounts {
  @NumberField(COUNT) readonly yes!: number;
  @NumberField(COUNT) readonly no!: number;
  @NumberField(COUNT) readonly abstention!: number;
}
class OneGroup extends Counts implements GroupVote {
  @TextField({ max: 100, description: 'The political group; no names of people here.' }) readonly group!: string;
}
class VoteByGroup {
  @ChoiceField(['byGroup']) readonly kind!: 'byGroup';
  @PartsField(() => OneGroup, { min: 1, max: 50 }) readonly groups!: readonly GroupVote[];
}
class OneVoter implements VoterVote {
  @IdField({ description: 'A person who is recorded.' }) readonly person!: string;
  @ChoiceField(['yes', 'no', 'abstention']) readonly vote!: keyof VoteCounts;
}
class VoteByName {
  @ChoiceField(['byName']) readonly kind!: 'byName';
  @PartsField(() => OneVoter, { max: 300, description: 'Never names: people who are not recorded are counted.' })
  readonly voters!: readonly VoterVote[];
  @PartField(() => Counts, { optional: true, description: 'The votes of people who are not recorded.' })
  readonly others?: VoteCounts;
}
class UnknownVote {
  @ChoiceField(['unknown']) readonly kind!: 'unknown';
}
class NoVote {
  @ChoiceField(['none']) readonly kind!: 'none';
}

/** The result of a vote. */
export function VoteField(options: FieldText = {}): PropertyDecorator {
  const members = {
    counted: CountedVote,
    stated: StatedVote,
    byGroup: VoteByGroup,
    byName: VoteByName,
    unknown: UnknownVote,
    none: NoVote,
  };
  return UnionField({ by: 'kind', members }, { description: 'Default: unknown.', ...options });
}
