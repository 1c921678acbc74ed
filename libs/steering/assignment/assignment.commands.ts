import type { Role } from '#commands';
import type { UnionMembers } from '#commands';
import {
  Route,
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

const may: readonly Role[] = ['process-manager', 'clerk'];

const id = '7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11';

const doing: readonly Role[] = [...may, 'contributor'];

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

@Route('', {
  may,
  summary: 'Give an organisation something to do, from a meeting, a decision or a talk',
  example: { title: 'Kosten ermitteln', source: { kind: 'oral', reference: 'Jour fixe' }, to: id, due: '2019-06' },
})
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

@Route(':id/acceptance', { may: doing, summary: 'Accept an assignment', example: {} })
export class AcceptAssignment extends CommandBody {
  static readonly type = 'AcceptAssignment';
}

@Route(':id/done-report', {
  may: doing,
  summary: 'Report an assignment done',
  example: { note: 'Die Kosten liegen vor.' },
})
export class ReportAssignmentDone extends CommandBody {
  static readonly type = 'ReportAssignmentDone';
  @TextField({ ...NOTE, optional: true }) readonly note?: string;
}

/** By another person than the one who reported it done. */
@Route(':id/confirmation', { may, summary: 'Confirm what somebody else reported done', example: {} })
export class ConfirmAssignment extends IrregularCommandBody {
  static readonly type = 'ConfirmAssignment';
}

/** It was reported done and is not. */
@Route(':id/return', {
  may,
  summary: 'Return what was reported done and is not',
  example: { reason: 'Die Folgekosten fehlen.' },
})
export class ReturnAssignment extends CommandBody {
  static readonly type = 'ReturnAssignment';
  @TextField(NOTE) readonly reason!: string;
}

@Route(':id/extension', {
  may,
  summary: 'Give more time',
  example: { due: '2019-09', reason: 'Ein Angebot steht aus.' },
})
export class ExtendAssignment extends CommandBody {
  static readonly type = 'ExtendAssignment';
  @PartialDateField({ example: '2019-09' }) readonly due!: PartialDate;
  @TextField(NOTE) readonly reason!: string;
}

@Route(':id/drop', { may, summary: 'Drop an assignment', example: { reason: 'Es gibt die Zahlen schon.' } })
export class DropAssignment extends CommandBody {
  static readonly type = 'DropAssignment';
  @TextField(NOTE) readonly reason!: string;
}

@Route(':id/transfer', {
  may,
  summary: 'Give it to another organisation',
  example: { to: id, reason: 'Dort liegen die Verträge.' },
})
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

@Route(':id/deviation-resolutions', {
  may,
  summary: 'End a deviation that the assignment noted',
  example: { deviation: id, how: 'accepted', by: { kind: 'function', title: 'Prozessleitung' } },
})
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
