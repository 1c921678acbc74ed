import type { UnionMembers } from '#commands';
import { ChoiceField, IdField, TextField } from '#commands';
import { AMENDED_OUTCOMES, PLAIN_OUTCOMES } from './step-outcome.js';

class PlainStepOutcome {
  @ChoiceField(PLAIN_OUTCOMES) readonly kind!: (typeof PLAIN_OUTCOMES)[number];
}
class AmendedStepOutcome {
  @ChoiceField(AMENDED_OUTCOMES) readonly kind!: (typeof AMENDED_OUTCOMES)[number];
  @TextField({ max: 20_000 }) readonly wording!: string;
}
class PostponedStepOutcome {
  @ChoiceField(['postponed']) readonly kind!: 'postponed';
  @IdField({ optional: true }) readonly meeting?: string;
}
class ReferredStepOutcome {
  @ChoiceField(['referred']) readonly kind!: 'referred';
  @IdField({ optional: true }) readonly committee?: string;
}

/** What the body of a step's outcome may be, by its kind. */
export const stepOutcomeMembers: UnionMembers = {
  by: 'kind',
  members: {
    ...Object.fromEntries(PLAIN_OUTCOMES.map((kind) => [kind, PlainStepOutcome])),
    ...Object.fromEntries(AMENDED_OUTCOMES.map((kind) => [kind, AmendedStepOutcome])),
    postponed: PostponedStepOutcome,
    referred: ReferredStepOutcome,
  },
};
