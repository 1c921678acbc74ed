import { isOver } from '../measure-status.js';
import type { MeasureRefusal } from '../measure.refusals.js';
import type { ExistingMeasure } from '../measure.state.js';
import { measureStatus } from '../measure.state.js';

/** The measure is adopted and not over. */
export function isCarriedOut({ status }: ExistingMeasure): boolean {
  return status === 'adopted' || status === 'inProgress' || status === 'blocked';
}

/** The refusal for a measure that is neither in progress nor blocked. */
export function whyNotInProgress(measure: ExistingMeasure): MeasureRefusal {
  if (isCarriedOut(measure)) return 'measure has not started';
  return isOver(measureStatus(measure)) ? 'measure is over' : 'measure is not under way';
}
