import type { UnionMembers } from '#commands';
import {
  ChoiceField,
  CommandBody,
  CreationBody,
  IdField,
  IrregularCommandBody,
  PartialDateField,
  ResolveDeviation,
  TextField,
  UnionField,
} from '#commands';
import type { PartialDate } from '#event-sourcing';
import type { AssignmentSource } from './assignment.events.js';

const NOTE = { max: 2000, description: 'No names of people here.' } as const;
const TITLE = 'Kosten der Wegweiser ermitteln';

class ItemSource {
  @ChoiceField(['item']) readonly kind!: 'item';
  @IdField() readonly meeting!: string;
  @IdField() readonly item!: string;
  @IdField({ optional: true, description: 'What the committee asked for with the item.' }) readonly request?: string;
}
class DecisionSource {
  @ChoiceField(['decision']) readonly kind!: 'decision';
  @IdField() readonly decision!: string;
}
class OralSource {
  @ChoiceField(['oral']) readonly kind!: 'oral';
  @TextField({ ...NOTE, max: 300, example: 'Jour fixe der Prozessleitung' }) readonly reference!: string;
}
const SOURCES = {
  by: 'kind',
  members: { item: ItemSource, decision: DecisionSource, oral: OralSource },
} as const satisfies UnionMembers;

export class GiveAssignment extends CreationBody {
  static readonly type = 'GiveAssignment';
  @TextField({ example: TITLE }) readonly title!: string;
  @TextField({ max: 20_000, optional: true, description: 'No names of people here.' }) readonly description?: string;
  @UnionField(SOURCES, { description: 'Where it comes from.' }) readonly source!: AssignmentSource;
  @IdField({ description: 'The organisation that is to do it.' }) readonly to!: string;
  @PartialDateField({ optional: true, example: '2019-06', description: 'By when. Default: unknown.' })
  readonly due?: PartialDate;
  @IdField({ optional: true, description: 'The strategy process. Default: that of the measure.' })
  readonly process?: string;
  @IdField({ optional: true, description: 'The measure that it belongs to.' }) readonly measure?: string;
}

export class AcceptAssignment extends CommandBody {
  static readonly type = 'AcceptAssignment';
}

export class ReportAssignmentDone extends CommandBody {
  static readonly type = 'ReportAssignmentDone';
  @TextField({ ...NOTE, optional: true }) readonly note?: string;
}

/** By somebody other than who reported it done. */
export class ConfirmAssignment extends IrregularCommandBody {
  static readonly type = 'ConfirmAssignment';
}

/** It was reported done and is not. */
export class ReturnAssignment extends CommandBody {
  static readonly type = 'ReturnAssignment';
  @TextField(NOTE) readonly reason!: string;
}

export class ExtendAssignment extends CommandBody {
  static readonly type = 'ExtendAssignment';
  @PartialDateField({ example: '2019-09' }) readonly due!: PartialDate;
  @TextField(NOTE) readonly reason!: string;
}

export class DropAssignment extends CommandBody {
  static readonly type = 'DropAssignment';
  @TextField(NOTE) readonly reason!: string;
}

export class TransferAssignment extends CommandBody {
  static readonly type = 'TransferAssignment';
  @IdField({ description: 'The organisation that is to do it from now on.' }) readonly to!: string;
  @TextField(NOTE) readonly reason!: string;
  @IdField({
    optional: true,
    description: 'The reorganisation that carries it over, as far as it is: said by its policy alone.',
  })
  readonly reorganisation?: string;
}

export class ResolveAssignmentDeviation extends ResolveDeviation {}

export const assignmentCommands = [
  GiveAssignment,
  AcceptAssignment,
  ReportAssignmentDone,
  ConfirmAssignment,
  ReturnAssignment,
  ExtendAssignment,
  DropAssignment,
  TransferAssignment,
  ResolveAssignmentDeviation,
] as const;
