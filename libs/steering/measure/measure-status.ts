import type { Schedule } from './measure.events.js';

/** `planned` is adopted with a schedule. */
export const MEASURE_STATUSES = [
  'proposed',
  'reviewed',
  'adopted',
  'planned',
  'inProgress',
  'blocked',
  'completed',
  'handedOver',
  'rejected',
  'cancelled',
  'superseded',
] as const;
export type MeasureStatus = (typeof MEASURE_STATUSES)[number];

const UNDER_WAY: readonly MeasureStatus[] = ['adopted', 'planned', 'inProgress', 'blocked'];
export const OVER: readonly MeasureStatus[] = ['completed', 'handedOver', 'rejected', 'cancelled', 'superseded'];

/** As it is shown: an adopted one whose start or end is known is planned. */
export function shownStatus(status: Exclude<MeasureStatus, 'planned'>, { start, end }: Schedule): MeasureStatus {
  return status === 'adopted' && (start !== 'unknown' || end !== 'unknown') ? 'planned' : status;
}

/** Adopted and not over: what is to be carried out. */
export function isUnderWay(status: MeasureStatus): boolean {
  return UNDER_WAY.includes(status);
}

/** Nothing more happens to it; a process with measures that are not over cannot be closed. */
export function isOver(status: MeasureStatus): boolean {
  return OVER.includes(status);
}
