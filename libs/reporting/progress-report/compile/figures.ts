import type { RollUp, ShownLight } from '#steering';
import { MEASURE_STATUSES } from '#steering';
import type { Figures } from '../progress-report.events.js';
import type { ReportContent } from '../report-content.js';
import { REPORT_LIMITS } from '../report-limits.js';

const LIGHTS: readonly ShownLight[] = ['green', 'amber', 'red', 'unknown', 'none'];

/** The report in numbers. `progress.…` is in percent, everything else is a count; `null` where nothing is known. */
export function figuresOf(content: Omit<ReportContent, 'figures'>, process: RollUp): Figures {
  const { measures, goals, overdue, decisions, outcomes, assignments, deviations, previous } = content;
  const since = (count: number): number | null => (previous === null ? null : count);
  const changed = measures.flatMap(({ change }) => (change?.kind === 'changed' ? change : []));
  return {
    'measures.total': measures.length,
    ...Object.fromEntries(MEASURE_STATUSES.map((one) => [`measures.byStatus.${one}`, count(measures, 'status', one)])),
    ...Object.fromEntries(LIGHTS.map((one) => [`measures.byLight.${one}`, count(measures, 'light', one)])),
    'measures.withoutLead': count(measures, 'lead', null),
    'measures.deviatingFromDecision': count(measures, 'deviatesFromDecision', true),
    'measures.newSince': since(measures.filter(({ change }) => change?.kind === 'new').length),
    'measures.changedSince': since(changed.length),
    'measures.overSince': since(changed.filter(({ isOverNow }) => isOverNow).length),
    'progress.process': process.percent,
    'progress.process.counted': process.counted,
    ...Object.fromEntries(Object.entries(process.leftOut).map(([why, n]) => [`progress.process.leftOut.${why}`, n])),
    ...ofFields(content),
    'goals.total': goals.length,
    overdue: overdue.length,
    'assignments.open': assignments.open.length,
    'assignments.overdue': count(assignments.open, 'overdue', true),
    'assignments.confirmed': assignments.confirmed,
    'assignments.dropped': assignments.dropped,
    'decisions.since': decisions.length,
    'outcomes.since': outcomes.length,
    'deviations.open': deviations.length,
    ...ofRound(content),
  };
}

/** `none` stands for measures without a field of action. */
function ofFields({ fields }: Pick<ReportContent, 'fields'>): Figures {
  const shown = fields.filter(({ field }, index) => field === null || index < REPORT_LIMITS.fieldsWithFigures);
  return Object.fromEntries(
    shown.flatMap(({ field, progress, measures }) => [
      [`progress.field.${field ?? 'none'}`, progress.percent],
      [`measures.byField.${field ?? 'none'}`, measures.length],
    ]),
  );
}

function ofRound({ round }: Pick<ReportContent, 'round'>): Figures {
  return {
    'round.unitsAsked': round?.unitsAsked ?? null,
    'round.unitsAnswered': round?.unitsAnswered ?? null,
    'round.measuresAsked': round?.measuresAsked ?? null,
    'round.measuresAnswered': round?.measuresAnswered ?? null,
  };
}

function count<T, K extends keyof T>(items: readonly T[], field: K, value: T[K]): number {
  return items.filter((item) => item[field] === value).length;
}
