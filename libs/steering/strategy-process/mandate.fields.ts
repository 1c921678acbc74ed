import type { FieldText } from '#commands';
import { ChoiceField, IdField, UnionField } from '#commands';

class ResolutionMandate {
  @ChoiceField(['resolution']) readonly kind!: 'resolution';
  @IdField() readonly meeting!: string;
  @IdField({ description: 'The agenda item with the resolution.' }) readonly item!: string;
}

class UnknownMandate {
  @ChoiceField(['unknown']) readonly kind!: 'unknown';
}

/** The resolution that a process rests on, where it is known. */
export type Mandate =
  { readonly kind: 'resolution'; readonly meeting: string; readonly item: string } | { readonly kind: 'unknown' };

export function MandateField(options: FieldText = {}): PropertyDecorator {
  return UnionField({ by: 'kind', members: { resolution: ResolutionMandate, unknown: UnknownMandate } }, options);
}
