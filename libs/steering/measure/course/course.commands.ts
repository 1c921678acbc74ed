import {
  ChoiceField,
  CommandBody,
  DayField,
  IdField,
  IrregularCommandBody,
  PartialDateField,
  PartyField,
  PathIdField,
  TextField,
} from '#commands';
import type { PartialDate, Party } from '#event-sourcing';
import { BaselineField, DecimalField, TargetField } from '../../indicator/indicator.fields.js';
import type { Indicator } from '../../indicator/indicator.state.js';
import { NOTE, REASON } from '../measure.commands.js';
import type { EscalationStage, Light } from '../measure.events.js';
import { ESCALATION, LIGHTS } from '../measure.events.js';
import { PercentField } from '#shared-kernel';

export class StartMeasure extends CommandBody {
  static readonly type = 'StartMeasure';
}

export class ReportProgress extends CommandBody {
  static readonly type = 'ReportProgress';
  @PercentField({ optional: true, description: 'Whole percent; never of a permanent task.' }) readonly percent?: number;
  @TextField({ ...NOTE, example: 'Die ersten beiden Kurse laufen.' }) readonly note?: string;
  @TextField({ ...NOTE, description: 'Why it is less than before. No names of people here.' }) readonly reason?: string;
  @IdField({ optional: true, description: 'The reporting round in which it was answered.' }) readonly round?: string;
}

export class BlockMeasure extends CommandBody {
  static readonly type = 'BlockMeasure';
  @TextField(REASON) readonly reason!: string;
  @IdField({ optional: true, description: 'The measure of the same process that it waits for.' }) readonly by?: string;
}

export class UnblockMeasure extends CommandBody {
  static readonly type = 'UnblockMeasure';
}

export class ReportCompletion extends IrregularCommandBody {
  static readonly type = 'ReportCompletion';
  @TextField(NOTE) readonly note?: string;
}

export class ConfirmCompletion extends IrregularCommandBody {
  static readonly type = 'ConfirmCompletion';
}

export class DeclineCompletion extends CommandBody {
  static readonly type = 'DeclineCompletion';
  @TextField(REASON) readonly reason!: string;
}

export class HandOverMeasure extends CommandBody {
  static readonly type = 'HandOverMeasure';
  @PartyField({ only: ['organisation', 'committee', 'function'], description: 'Who carries it on.' })
  readonly to!: Party;
  @TextField(NOTE) readonly note?: string;
}

export class CancelMeasure extends CommandBody {
  static readonly type = 'CancelMeasure';
  @TextField(REASON) readonly reason!: string;
}

export class SupersedeMeasure extends CommandBody {
  static readonly type = 'SupersedeMeasure';
  @IdField({ description: 'The measure that takes its place, perhaps of another process.' }) readonly by!: string;
  @TextField(NOTE) readonly reason?: string;
}

export class OverrideTrafficLight extends IrregularCommandBody {
  static readonly type = 'OverrideTrafficLight';
  @ChoiceField(LIGHTS) readonly light!: Light;
  @TextField(REASON) readonly reason!: string;
  @PartialDateField({
    optional: true,
    example: '2019-12-31',
    description: 'Its last day. Left out: until it is ended.',
  })
  readonly until?: PartialDate;
}

export class EndTrafficLightOverride extends CommandBody {
  static readonly type = 'EndTrafficLightOverride';
}

/** Sent by the policy alone: no route leads here. */
export class RemindMeasure extends CommandBody {
  static readonly type = 'RemindMeasure';
  @ChoiceField(ESCALATION) readonly stage!: EscalationStage;
  @DayField({ description: 'The first day after its end.' }) readonly overdueSince!: string;
}

export class DefineMeasureIndicator extends CommandBody {
  static readonly type = 'DefineMeasureIndicator';
  @TextField({ example: 'Teilnehmende' }) readonly title!: string;
  @TextField({ max: 50, example: 'Personen' }) readonly unit!: string;
  @BaselineField() readonly baseline?: NonNullable<Indicator['baseline']>;
  @TargetField() readonly target?: NonNullable<Indicator['target']>;
}

export class RecordMeasureIndicatorValue extends CommandBody {
  static readonly type = 'RecordMeasureIndicatorValue';
  @PathIdField() readonly indicator!: string;
  @DecimalField({ example: 52.5 }) readonly value!: number;
  @PartialDateField({ example: '2019-01', description: 'The date or period that the value is of.' })
  readonly on!: PartialDate;
  @TextField({ ...NOTE, description: 'Why it takes the place of another value of this date. No names of people here.' })
  readonly reason?: string;
}

export const courseCommands = [
  StartMeasure,
  ReportProgress,
  BlockMeasure,
  UnblockMeasure,
  ReportCompletion,
  ConfirmCompletion,
  DeclineCompletion,
  HandOverMeasure,
  CancelMeasure,
  SupersedeMeasure,
] as const;

export const watchCommands = [
  OverrideTrafficLight,
  EndTrafficLightOverride,
  RemindMeasure,
  DefineMeasureIndicator,
  RecordMeasureIndicatorValue,
] as const;
