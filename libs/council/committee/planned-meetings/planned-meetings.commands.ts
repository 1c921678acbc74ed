import type { CommandOf } from '#commands';
import { Route, ChoiceField, CommandBody, IdField, NumberField, PartialDateField } from '#commands';
import type { PartialDate } from '#event-sourcing';
import type { NotedStatus } from './cadence.js';

const may = ['process-manager', 'clerk'] as const;

@Route(':id/meeting-plans', {
  may,
  summary: 'Plan how many meetings there shall be in a period',
  example: { count: 4, period: '2019' },
})
export class PlanMeetings extends CommandBody {
  static readonly type = 'PlanMeetings';
  @NumberField({ min: 1, max: 366, description: 'How many meetings.', example: 4 }) readonly count!: number;
  @PartialDateField({ description: 'When, as precisely as it is planned.', example: '2019' })
  readonly period!: PartialDate;
}

/** Sent by the policy `committee-meetings` alone, without a route. */
export class NoteMeeting extends CommandBody {
  static readonly type = 'NoteMeeting';
  @IdField() readonly meeting!: string;
  @ChoiceField(['planned', 'held', 'cancelled']) readonly status!: NotedStatus;
  @PartialDateField() readonly when!: PartialDate;
}

/** Sent by the policy `cadence` alone, without a route. */
export class WarnOfCadence extends CommandBody {
  static readonly type = 'WarnOfCadence';
  @IdField() readonly plan!: string;
}

export type PlannedMeetingsCommand = CommandOf<typeof PlanMeetings | typeof NoteMeeting | typeof WarnOfCadence>;
