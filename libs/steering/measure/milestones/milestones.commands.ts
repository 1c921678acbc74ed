import { CommandBody, PartialDateField, PathIdField, Route, TextField } from '#commands';
import type { PartialDate } from '#event-sourcing';
import { MAY_CHANGE, MAY_REPORT } from '../measure-roles.js';
import { REASON } from '../measure.fields.js';

@Route(':id/milestones', {
  may: MAY_CHANGE,
  summary: 'Add a milestone to a measure',
  example: { title: 'Raum gefunden', due: '2019-09' },
})
export class AddMilestone extends CommandBody {
  static readonly type = 'AddMilestone';
  @TextField({ example: 'Raum gefunden' }) readonly title!: string;
  @PartialDateField({ example: '2019-09' }) readonly due!: PartialDate;
}

@Route(':id/milestones/:milestone/due', {
  may: MAY_CHANGE,
  summary: 'Move an open milestone to another date',
  example: { due: '2019-11', reason: 'Der Vermieter sagte ab.' },
})
export class MoveMilestone extends CommandBody {
  static readonly type = 'MoveMilestone';
  @PathIdField() readonly milestone!: string;
  @PartialDateField({ example: '2019-11' }) readonly due!: PartialDate;
  @TextField(REASON) readonly reason!: string;
}

@Route(':id/milestones/:milestone/reaching', {
  may: MAY_REPORT,
  summary: 'Note that a milestone was reached',
  example: {},
})
export class ReachMilestone extends CommandBody {
  static readonly type = 'ReachMilestone';
  @PathIdField() readonly milestone!: string;
}

@Route(':id/milestones/:milestone/removal', {
  may: MAY_CHANGE,
  summary: 'Drop an open milestone',
  example: { reason: 'Es braucht keinen eigenen Raum.' },
})
export class DropMilestone extends CommandBody {
  static readonly type = 'DropMilestone';
  @PathIdField() readonly milestone!: string;
  @TextField(REASON) readonly reason!: string;
}

export const milestoneCommands = [AddMilestone, MoveMilestone, ReachMilestone, DropMilestone] as const;
