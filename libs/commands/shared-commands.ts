import type { AnyStreamDefinition, DeviationEnd, EdgeStructure, PartialDate, Party } from '#event-sourcing';
import type { CommandClass } from './command-body.js';
import { CommandBody } from './command-body.js';
import { ChoiceField, IdField, PartialDateField, TextField } from './fields/plain-fields.js';
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

/** Sent by the policies of orphaned edges alone: no route leads here. Every stream that holds edges takes it. */
export class AbandonClaim extends CommandBody {
  static readonly type = 'AbandonClaim';
  @TextField({ max: 100, description: 'The category of the structure.' }) readonly structure!: string;
  @IdField({ description: 'The entity that the edge leads to.' }) readonly to!: string;
}

/** Likewise without a route. Each structure takes a class of its own that extends it. */
export class ReleaseEdge extends CommandBody {
  static readonly type = 'ReleaseEdge';
  @IdField() readonly from!: string;
  @IdField() readonly to!: string;
  @IdField({ description: 'Only if the edge was not claimed again since this event.' }) readonly claim!: string;
}

/** The stream of a structure, with the commands that policies send to it. */
export function edgeStream({ decider }: EdgeStructure): {
  readonly stream: AnyStreamDefinition;
  readonly commands: readonly CommandClass[];
} {
  class ReleaseEdgeOfStructure extends ReleaseEdge {}
  return { stream: { decider }, commands: [ReleaseEdgeOfStructure] };
}
