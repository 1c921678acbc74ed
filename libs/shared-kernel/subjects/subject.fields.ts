import type { FieldText } from '#commands';
import { ChoiceField, IdField, NumberField, PartsField } from '#commands';
import type { Subject } from './decision-ref.js';

/** The most subjects that one decision, one item or one version of a paper may list. */
export const MOST_SUBJECTS = 200;

class SubjectBody implements Subject {
  @ChoiceField(['measure', 'goal']) readonly kind!: 'measure' | 'goal';
  @IdField() readonly id!: string;
  @NumberField({
    min: 1,
    max: 100_000,
    example: 1,
    description: 'The version that is put forward; the next one may be.',
  })
  readonly version!: number;
}

/** Measures and goals, each in the version that is put forward. */
export function SubjectsField(options: FieldText & { readonly min?: number } = {}): PropertyDecorator {
  return PartsField(() => SubjectBody, { max: MOST_SUBJECTS, ...options });
}
