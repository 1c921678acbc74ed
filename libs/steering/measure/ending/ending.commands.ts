import { CommandBody, IdField, IrregularCommandBody, PartyField, Route, TextField } from '#commands';
import type { Party } from '#event-sourcing';
import { MAY_CHANGE, MAY_REPORT } from '../measure-roles.js';
import { EXAMPLE, NOTE, REASON } from '../measure.fields.js';

const { id, organisation, reason } = EXAMPLE;

@Route(':id/completion-report', {
  may: MAY_REPORT,
  summary: 'Report the completion of a project, which somebody else confirms',
  example: { note: 'Alle Kurse sind abgeschlossen.' },
})
export class ReportCompletion extends IrregularCommandBody {
  static readonly type = 'ReportCompletion';
  @TextField(NOTE) readonly note?: string;
}

@Route(':id/completion', {
  may: MAY_CHANGE,
  summary: 'Confirm the reported completion of a project',
  example: {},
})
export class ConfirmCompletion extends IrregularCommandBody {
  static readonly type = 'ConfirmCompletion';
}

@Route(':id/completion-refusal', {
  may: MAY_CHANGE,
  summary: 'Decline the reported completion: the project goes on',
  example: { reason: 'Der Abschlussbericht fehlt.' },
})
export class DeclineCompletion extends CommandBody {
  static readonly type = 'DeclineCompletion';
  @TextField(REASON) readonly reason!: string;
}

@Route(':id/hand-over', {
  may: MAY_CHANGE,
  summary: 'Hand a measure over to somebody who carries it on outside of the process',
  example: { to: organisation },
})
export class HandOverMeasure extends CommandBody {
  static readonly type = 'HandOverMeasure';
  @PartyField({ only: ['organisation', 'committee', 'function'], description: 'Who carries it on.' })
  readonly to!: Party;
  @TextField(NOTE) readonly note?: string;
}

@Route(':id/cancellation', { may: MAY_CHANGE, summary: 'Cancel a measure', example: { reason } })
export class CancelMeasure extends CommandBody {
  static readonly type = 'CancelMeasure';
  @TextField(REASON) readonly reason!: string;
}

@Route(':id/supersession', {
  may: MAY_CHANGE,
  summary: 'Let another measure take the place of this one',
  example: { by: id },
})
export class SupersedeMeasure extends CommandBody {
  static readonly type = 'SupersedeMeasure';
  @IdField({ description: 'The measure that takes its place, perhaps of another process.' }) readonly by!: string;
  @TextField(NOTE) readonly reason?: string;
}

export const endingCommands = [
  ReportCompletion,
  ConfirmCompletion,
  DeclineCompletion,
  HandOverMeasure,
  CancelMeasure,
  SupersedeMeasure,
] as const;
