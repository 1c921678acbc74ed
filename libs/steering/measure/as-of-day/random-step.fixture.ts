import { idFrom } from '#event-sourcing';
import fc from 'fast-check';
import { DIRECTORATE } from '../../testing/decision-scenario.fixture.js';
import type { ExistingMeasure } from '../measure.state.js';
import { adoptionOf } from '../measure.state.js';

export interface Step {
  readonly on: 0 | 1;
  readonly act: (typeof ACTS)[number] | (typeof ENDS)[number];
  readonly percent: number;
  readonly date: string;
}

const ACTS = [
  'ReviewMeasure',
  'decide',
  'decide with a provision',
  'AdoptMeasure',
  'meet',
  'StartMeasure',
  'ReportProgress',
  'ReportProgress',
  'SetSchedule',
  'SetBudget',
  'ReviseMeasure',
  'cover by decision',
  'WeighMeasure',
  'BlockMeasure',
  'UnblockMeasure',
  'AddMilestone',
  'OverrideTrafficLight',
  'EndTrafficLightOverride',
  'ReportCompletion',
  'DeclineCompletion',
  'question',
  'question its revision',
  'withdraw',
  'uphold',
  'replace',
] as const;

/** Each course ends with these, so that most of it is played before. */
export const ENDS = ['ConfirmCompletion', 'HandOverMeasure', 'withdraw'] as const;

export const step: fc.Arbitrary<Step> = fc.record({
  on: fc.constantFrom(0, 1),
  act: fc.constantFrom(...ACTS),
  percent: fc.nat({ max: 100 }),
  date: fc.constantFrom('unknown', '2018', '2018-Q4', '2018-10-31', '2019-01-15', '2019-02'),
});

interface StepCommand {
  readonly type: string;
  readonly data: object;
  readonly occurredOn?: string;
}

/** The command of a step, for a measure in this state. */
export function commandOf({ act: of, percent, date }: Step, state: ExistingMeasure, record: string): StepCommand {
  const act: string = of;
  const decision = { kind: 'record', decision: record };
  const question = state.questions.find(({ ended }) => ended === undefined)?.question ?? idFrom('no question');
  const basis = adoptionOf(state)?.decision ?? state.revisedBy ?? decision;
  const reason = { reason: 'r' };
  switch (act) {
    case 'question':
      return { type: 'QuestionMeasureBasis', data: { decision: basis, cause: idFrom(percent), why: 'void' } };
    case 'question its revision':
      return {
        type: 'QuestionMeasureBasis',
        data: { decision: state.revisedBy ?? decision, cause: idFrom(percent), why: 'void' },
      };
    case 'withdraw':
      return { type: 'ResolveMeasureBasis', data: { ...reason, question, how: 'withdrawn' } };
    case 'uphold':
      return { type: 'ResolveMeasureBasis', data: { ...reason, question, how: 'upheld' } };
    case 'replace':
      return { type: 'ResolveMeasureBasis', data: { ...reason, question, how: 'replaced', decision } };
    case 'ReportProgress':
      return { type: act, data: { ...reason, percent }, occurredOn: date };
    default:
      return { type: act, data: { ...DATA[of]?.(percent, date), ...(act === 'AdoptMeasure' && { decision }) } };
  }
}

const DATA: Readonly<Partial<Record<Step['act'], (percent: number, date: string) => object>>> = {
  SetSchedule: (percent, date) => ({ start: date, end: percent > 50 ? '2019-03' : '2019-12' }),
  SetBudget: (amount) => ({ amount, currency: 'EUR' }),
  ReviseMeasure: (percent) => ({ title: `Wegweiser ${percent}` }),
  WeighMeasure: (percent) => ({ weight: percent + 1 }),
  AddMilestone: (_percent, due) => ({ title: 'Raum', due }),
  OverrideTrafficLight: (percent) => ({ light: 'amber', reason: 'r', ...(percent > 50 && { until: '2019-12-31' }) }),
  BlockMeasure: () => ({ reason: 'r' }),
  DeclineCompletion: () => ({ reason: 'r' }),
  HandOverMeasure: () => ({ to: { kind: 'organisation', id: DIRECTORATE } }),
};
