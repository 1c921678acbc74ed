import type { DeviationEnd, PartialDate, Party } from '#event-sourcing';
import { CommandBody } from './command-body.js';
import { ChoiceField, IdField, PartialDateField } from './fields/plain-fields.js';
import { PartyField } from './fields/wire-forms.js';

/** Refines the date on which an event of the entity happened; every stream takes it. */
export class RefineDate extends CommandBody {
  static readonly type = 'RefineDate';
  @IdField({ description: 'The event whose date is known more precisely now.' }) readonly event!: string;
  @PartialDateField({ example: '2018-10-31' }) readonly to!: PartialDate;
}

/** Ends a deviation on the stream that noted it. A stream that notes deviations takes a class of its own that extends it. */
export class ResolveDeviation extends CommandBody {
  static readonly type = 'ResolveDeviation';
  @IdField() readonly deviation!: string;
  @ChoiceField(['cured', 'accepted', 'repeated', 'void']) readonly how!: DeviationEnd;
  @PartyField({ description: 'Who ended it.' }) readonly by!: Party;
}
