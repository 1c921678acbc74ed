import type { FieldText } from '#commands';
import { ChoiceField, IdField, NumberField, PartsField, Sha256Field, UnionField } from '#commands';
import type { PaperRef } from './agenda-item.js';

export const NUMBER = { max: 20, example: '5.1', description: 'As it stands on the agenda: 5, 5.1, N 2.' } as const;
export const INTENT = { optional: true, description: 'What the committee is asked for. Default: unknown.' } as const;
export const PART = {
  optional: true,
  description: 'The part of the agenda; a number may stand in both. Default: by the number (N 2), else unknown.',
} as const;
export const PAPER = { optional: true, description: 'What it rests on. Default: unknown.' } as const;

class PaperVersion implements PaperRef {
  @IdField() readonly paper!: string;
  @NumberField({ optional: true, min: 1, max: 1000, description: 'Left out: unknown.' }) readonly version?: number;
  @Sha256Field({ optional: true, description: "SHA-256 of the version's text." }) readonly sha256?: string;
}
class WrittenPaper extends PaperVersion {
  @ChoiceField(['paper']) readonly kind!: 'paper';
}
class SeveralPapers {
  @ChoiceField(['several']) readonly kind!: 'several';
  @PartsField(() => PaperVersion, { min: 2, max: 50 }) readonly papers!: readonly PaperRef[];
}
class OralItem {
  @ChoiceField(['oral']) readonly kind!: 'oral';
}
class UnknownPaper {
  @ChoiceField(['unknown']) readonly kind!: 'unknown';
}

/** The paper that an item rests on. */
export function ItemPaperField(options: FieldText = {}): PropertyDecorator {
  const members = { paper: WrittenPaper, several: SeveralPapers, oral: OralItem, unknown: UnknownPaper };
  return UnionField({ by: 'kind', members }, options);
}
