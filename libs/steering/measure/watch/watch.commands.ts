import {
  ChoiceField,
  CommandBody,
  DayField,
  IrregularCommandBody,
  PartialDateField,
  PathIdField,
  Route,
  TextField,
} from '#commands';
import type { PartialDate } from '#event-sourcing';
import { BaselineField, DecimalField, TargetField } from '../../indicator/indicator.fields.js';
import type { Indicator } from '../../indicator/indicator.state.js';
import { MAY_CHANGE, MAY_REPORT } from '../measure-roles.js';
import { NOTE, REASON } from '../measure.fields.js';
import type { Light } from '../traffic-light/light.js';
import { LIGHTS } from '../traffic-light/light.js';
import type { EscalationStage } from './escalation.js';
import { ESCALATION } from './escalation.js';

@Route(':id/traffic-light-override', {
  may: MAY_CHANGE,
  summary: 'Set the traffic light by hand, with a reason and for a time',
  example: { light: 'amber', reason: 'Die Zusage ist mündlich gegeben.', until: '2019-12-31' },
})
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

@Route(':id/traffic-light-override-end', {
  may: MAY_CHANGE,
  summary: 'Let the traffic light be derived again',
  example: {},
})
export class EndTrafficLightOverride extends CommandBody {
  static readonly type = 'EndTrafficLightOverride';
}

/** Sent by the policy alone: no route leads here. */
export class RemindMeasure extends CommandBody {
  static readonly type = 'RemindMeasure';
  @ChoiceField(ESCALATION) readonly stage!: EscalationStage;
  @DayField({ description: 'The first day after its end.' }) readonly overdueSince!: string;
}

@Route(':id/indicators', {
  may: MAY_CHANGE,
  summary: 'Define an indicator of a measure',
  example: { title: 'Teilnehmende', unit: 'Personen', target: { value: 60, by: '2020' } },
})
export class DefineMeasureIndicator extends CommandBody {
  static readonly type = 'DefineMeasureIndicator';
  @TextField({ example: 'Teilnehmende' }) readonly title!: string;
  @TextField({ max: 50, example: 'Personen' }) readonly unit!: string;
  @BaselineField() readonly baseline?: NonNullable<Indicator['baseline']>;
  @TargetField() readonly target?: NonNullable<Indicator['target']>;
}

@Route(':id/indicators/:indicator/values', {
  may: MAY_REPORT,
  summary: 'Record a dated value of an indicator of a measure',
  example: { value: 52.5, on: '2019-01' },
})
export class RecordMeasureIndicatorValue extends CommandBody {
  static readonly type = 'RecordMeasureIndicatorValue';
  @PathIdField() readonly indicator!: string;
  @DecimalField({ example: 52.5 }) readonly value!: number;
  @PartialDateField({ example: '2019-01', description: 'The date or period that the value is of.' })
  readonly on!: PartialDate;
  @TextField({ ...NOTE, description: 'Why it takes the place of another value of this date. No names of people here.' })
  readonly reason?: string;
}

export const watchCommands = [
  OverrideTrafficLight,
  EndTrafficLightOverride,
  RemindMeasure,
  DefineMeasureIndicator,
  RecordMeasureIndicatorValue,
] as const;
