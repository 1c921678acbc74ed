import type { FieldText } from '#commands';
import { ChoiceField, IdField, PartsField, TextField, UnionField } from '#commands';
import type { DecisionRef, Provision } from './decision-ref.js';
import { PROVISION_KINDS } from './decision-ref.js';

class ResolutionRef {
  @ChoiceField(['resolution']) readonly kind!: 'resolution';
  @IdField({ description: 'The meeting.' }) readonly meeting!: string;
  @IdField({ description: 'Its agenda item.' }) readonly item!: string;
  @IdField({ description: "The meeting's event that holds the outcome." }) readonly event!: string;
}

class RecordRef {
  @ChoiceField(['record']) readonly kind!: 'record';
  @IdField({ description: 'The decision that was recorded.' }) readonly decision!: string;
}

/** A meeting's outcome, or a decision that was taken outside of meetings. */
export function DecisionRefField(options: FieldText = {}): PropertyDecorator {
  const members = { resolution: ResolutionRef, record: RecordRef } satisfies Record<DecisionRef['kind'], unknown>;
  return UnionField({ by: 'kind', members }, options);
}

/** A provision of a command, which has no id yet. */
export type NewProvision = Omit<Provision, 'provision'>;

class NewProvisionBody implements NewProvision {
  @ChoiceField(PROVISION_KINDS) readonly kind!: Provision['kind'];
  @TextField({ optional: true, max: 2000, description: 'No names of people here.' }) readonly note?: string;
}

/** The provisions of a decision, at most 20. */
export function ProvisionsField(options: FieldText = {}): PropertyDecorator {
  return PartsField(() => NewProvisionBody, { max: 20, ...options });
}
