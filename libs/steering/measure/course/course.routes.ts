import type { CommandRoute, Role } from '#http';
import {
  BlockMeasure,
  CancelMeasure,
  ConfirmCompletion,
  DeclineCompletion,
  DefineMeasureIndicator,
  EndTrafficLightOverride,
  HandOverMeasure,
  OverrideTrafficLight,
  RecordMeasureIndicatorValue,
  ReportCompletion,
  ReportProgress,
  StartMeasure,
  SupersedeMeasure,
  UnblockMeasure,
} from './course.commands.js';

const changing: readonly Role[] = ['process-manager'];
const reporting: readonly Role[] = ['process-manager', 'contributor'];
const id = '7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11';
const reason = 'Die Fördermittel fehlen noch.';

/** How a measure goes, its traffic light and its indicators. */
export const courseRoutes: readonly CommandRoute[] = [
  {
    path: ':id/start',
    command: StartMeasure,
    may: changing,
    summary: 'Note that an adopted measure has started',
    example: {},
  },
  {
    path: ':id/progress',
    command: ReportProgress,
    may: reporting,
    summary: 'Report the progress of a measure; the first report of an adopted one starts it',
    example: { percent: 40, note: 'Die ersten beiden Kurse laufen.' },
  },
  {
    path: ':id/block',
    command: BlockMeasure,
    may: reporting,
    summary: 'Note that a measure cannot go on, and why',
    example: { reason },
  },
  {
    path: ':id/unblock',
    command: UnblockMeasure,
    may: reporting,
    summary: 'Note that a blocked measure goes on',
    example: {},
  },
  {
    path: ':id/completion-report',
    command: ReportCompletion,
    may: reporting,
    summary: 'Report the completion of a project, which somebody else confirms',
    example: { note: 'Alle Kurse sind abgeschlossen.' },
  },
  {
    path: ':id/completion',
    command: ConfirmCompletion,
    may: changing,
    summary: 'Confirm the reported completion of a project',
    example: {},
  },
  {
    path: ':id/completion-refusal',
    command: DeclineCompletion,
    may: changing,
    summary: 'Decline the reported completion: the project goes on',
    example: { reason: 'Der Abschlussbericht fehlt.' },
  },
  {
    path: ':id/hand-over',
    command: HandOverMeasure,
    may: changing,
    summary: 'Hand a measure over to somebody who carries it on outside of the process',
    example: { to: { kind: 'organisation', id } },
  },
  {
    path: ':id/cancellation',
    command: CancelMeasure,
    may: changing,
    summary: 'Cancel a measure',
    example: { reason },
  },
  {
    path: ':id/supersession',
    command: SupersedeMeasure,
    may: changing,
    summary: 'Let another measure take the place of this one',
    example: { by: id },
  },
  {
    path: ':id/traffic-light-override',
    command: OverrideTrafficLight,
    may: changing,
    summary: 'Set the traffic light by hand, with a reason and for a time',
    example: { light: 'amber', reason: 'Die Zusage ist mündlich gegeben.', until: '2019-12-31' },
  },
  {
    path: ':id/traffic-light-override-end',
    command: EndTrafficLightOverride,
    may: changing,
    summary: 'Let the traffic light be derived again',
    example: {},
  },
  {
    path: ':id/indicators',
    command: DefineMeasureIndicator,
    may: changing,
    summary: 'Define an indicator of a measure',
    example: { title: 'Teilnehmende', unit: 'Personen', target: { value: 60, by: '2020' } },
  },
  {
    path: ':id/indicators/:indicator/values',
    command: RecordMeasureIndicatorValue,
    may: reporting,
    summary: 'Record a dated value of an indicator of a measure',
    example: { value: 52.5, on: '2019-01' },
  },
];
