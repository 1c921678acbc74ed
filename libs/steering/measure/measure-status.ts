import type { Schedule } from './measure-content.js';

/** A measure is `planned` if it is adopted and has a schedule. */
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

/** The status by the events; `planned` is derived from it and the schedule. */
export type StoredMeasureStatus = Exclude<MeasureStatus, 'planned'>;

const UNDER_WAY: readonly MeasureStatus[] = ['adopted', 'planned', 'inProgress', 'blocked'];
export const OVER: readonly StoredMeasureStatus[] = ['completed', 'handedOver', 'rejected', 'cancelled', 'superseded'];

/** An adopted measure whose start or end is known is planned. */
export function shownStatus(status: StoredMeasureStatus, { start, end }: Schedule): MeasureStatus {
  return status === 'adopted' && (start !== 'unknown' || end !== 'unknown') ? 'planned' : status;
}

/** The measure is adopted and not over: it is to be carried out. */
export function isUnderWay(status: MeasureStatus): boolean {
  return UNDER_WAY.includes(status);
}

/** The measure is over. A process with measures that are not over cannot be closed. */
export function isOver(status: MeasureStatus): boolean {
  return OVER.some((one) => one === status);
}
