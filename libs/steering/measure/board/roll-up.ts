import type { MeasureKind } from '../measure-content.js';
import type { MeasureStatus } from '../measure-status.js';

export interface Weighted {
  readonly status: MeasureStatus;
  readonly kind: MeasureKind;
  /** 1 to 1000. */
  readonly weight: number;
  /** 0 to 100; `null` where no percent was reported. */
  readonly percent: number | null;
}

/** The progress of several measures together, and how many measures it leaves out. */
export interface RollUp {
  /** Σ(weight × percent) / Σ weight, rounded to one decimal, 0 to 100; `null` where no progress is known. */
  readonly percent: number | null;
  readonly counted: number;
  readonly leftOut: {
    /** Not adopted yet. */
    readonly notAdopted: number;
    readonly permanentTasks: number;
    readonly unknownProgress: number;
    /** Rejected, cancelled, superseded. */
    readonly dropped: number;
    /** Handed over without a report of its progress. */
    readonly handedOver: number;
  };
}

/** A completed measure counts with 100, a measure that was handed over with its last report. */
export function rollUp(measures: readonly Weighted[]): RollUp {
  const leftOut = { notAdopted: 0, permanentTasks: 0, unknownProgress: 0, dropped: 0, handedOver: 0 };
  let [counted, weight, sum] = [0, 0, 0];
  for (const measure of measures) {
    const known = countedPercent(measure);
    if (typeof known === 'string') leftOut[known] += 1;
    else {
      counted += 1;
      weight += measure.weight;
      sum += measure.weight * known;
    }
  }
  return { percent: weight === 0 ? null : Math.round((10 * sum) / weight) / 10, counted, leftOut };
}

function countedPercent({ status, kind, percent }: Weighted): number | keyof RollUp['leftOut'] {
  switch (status) {
    case 'proposed':
    case 'reviewed':
      return 'notAdopted';
    case 'rejected':
    case 'cancelled':
    case 'superseded':
      return 'dropped';
    case 'completed':
      return kind === 'permanentTask' ? 'permanentTasks' : 100;
    case 'handedOver':
      if (kind === 'permanentTask') return 'permanentTasks';
      return percent ?? 'handedOver';
    case 'adopted':
    case 'planned':
    case 'inProgress':
    case 'blocked':
      if (kind === 'permanentTask') return 'permanentTasks';
      return percent ?? 'unknownProgress';
  }
}
