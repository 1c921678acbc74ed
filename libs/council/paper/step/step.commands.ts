import type { Role } from '#commands';
import {
  Route,
  ChoiceField,
  CommandBody,
  IdField,
  IrregularCommandBody,
  NumberField,
  PartialDateField,
  PathIdField,
  TextField,
} from '#commands';
import type { PartialDate } from '#event-sourcing';
import type { Outcome } from '../../meeting/outcome/outcome.js';
import { OutcomeField } from '../../meeting/outcome/outcome.fields.js';
import { REASON } from '../paper.fields.js';
import type { PlannedRole } from './step-outcome.js';
import { PLANNED_ROLES } from './step-outcome.js';
import { ORDER } from './step.fields.js';

const submitting: readonly Role[] = ['clerk'];

const id = '7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11';

@Route(':id/steps', {
  may: submitting,
  summary: 'Plan a step of the consultation',
  example: { committee: id, role: 'deciding' },
})
export class PlanStep extends CommandBody {
  static readonly type = 'PlanStep';
  @IdField({ description: 'A committee may come twice.' }) readonly committee!: string;
  @ChoiceField(PLANNED_ROLES) readonly role!: PlannedRole;
  @NumberField(ORDER) readonly order?: number;
}

@Route(':id/steps/:step/scheduling', {
  may: submitting,
  summary: 'Schedule a step for a meeting',
  example: { meeting: id },
})
export class ScheduleStep extends IrregularCommandBody {
  static readonly type = 'ScheduleStep';
  @PathIdField() readonly step!: string;
  @IdField({ description: "A meeting of the step's committee." }) readonly meeting!: string;
}

@Route(':id/steps/:step/removal', {
  may: submitting,
  summary: 'Drop a step without outcomes that will never come',
  example: { reason: 'Der Ausschuss ist nicht zuständig.' },
})
export class DropStep extends CommandBody {
  static readonly type = 'DropStep';
  @PathIdField() readonly step!: string;
  @TextField({ max: 2000, description: REASON }) readonly reason!: string;
}

/** Sent by the policy `consultation` alone, as the three after it: no route leads here. */
export class RecordStepOutcome extends CommandBody {
  static readonly type = 'RecordStepOutcome';
  @IdField() readonly committee!: string;
  @IdField() readonly meeting!: string;
  @IdField() readonly item!: string;
  @IdField({ description: "The meeting's event that holds the outcome." }) readonly event!: string;
  @OutcomeField() readonly outcome!: Outcome;
  @PartialDateField({ description: 'The day of the meeting.' }) readonly on!: PartialDate;
}

/** The item of the paper was taken off the agenda of the meeting. */
export class UnscheduleStep extends CommandBody {
  static readonly type = 'UnscheduleStep';
  @IdField() readonly meeting!: string;
}

export class CorrectStepOutcome extends CommandBody {
  static readonly type = 'CorrectStepOutcome';
  @IdField({ description: "The meeting's event that held the outcome first, or a correction of it." })
  readonly event!: string;
  @IdField({ description: "The meeting's event that corrects it." }) readonly correction!: string;
  @OutcomeField() readonly outcome!: Outcome;
  @IdField({ optional: true, description: 'Of a joint sitting: the committee whose step it is.' })
  readonly committee?: string;
}

export class ConcludePaper extends CommandBody {
  static readonly type = 'ConcludePaper';
}

export const stepCommands = [
  PlanStep,
  ScheduleStep,
  DropStep,
  UnscheduleStep,
  RecordStepOutcome,
  CorrectStepOutcome,
  ConcludePaper,
] as const;
