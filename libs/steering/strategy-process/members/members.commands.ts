import { Route, ChoiceField, CommandBody, IdField } from '#commands';
import type { CommitteeKind } from '#council';
import { COMMITTEE_KINDS } from '#council';
import { CurrencyField } from '#shared-kernel';

const may = ['process-manager'] as const;

/** The currency of the budgets of its measures; before the first measure is registered. */
@Route(':id/currency', {
  may,
  summary: 'Choose the currency of all budgets, before the first measure',
  example: { currency: 'CHF' },
})
export class ChooseCurrency extends CommandBody {
  static readonly type = 'ChooseCurrency';
  @CurrencyField({ description: 'ISO 4217. A process has EUR unless it chooses another one.' })
  readonly currency!: string;
}

/** Sent by the policy `register` alone: no route leads here. */
export class RegisterMeasure extends CommandBody {
  static readonly type = 'RegisterMeasure';
  @IdField() readonly measure!: string;
  @CurrencyField({ optional: true, description: 'That of its budget.' }) readonly currency?: string;
}

/** Sent by the policy `register` alone: no route leads here. */
export class NoteMeasureOver extends CommandBody {
  static readonly type = 'NoteMeasureOver';
  @IdField() readonly measure!: string;
}

/** Sent by the policy `register` alone: no route leads here. */
export class RegisterCommittee extends CommandBody {
  static readonly type = 'RegisterCommittee';
  @IdField() readonly committee!: string;
  @ChoiceField(COMMITTEE_KINDS) readonly kind!: CommitteeKind;
}

export const memberCommands = [ChooseCurrency, RegisterMeasure, NoteMeasureOver, RegisterCommittee] as const;
