import { isIllustration } from '#event-sourcing';
import type { MeasureAsOf } from './as-of-day/measure-as-of.js';
import type { Titles } from './measure-titles.js';
import type { MeasureListed } from './measure.answer.js';

/** A measure as the board shows it. */
export function measureItem({ row, status, light, ...beside }: MeasureAsOf, titles: Titles): MeasureListed {
  const { id, revision, process, kind, title, start, end, lead, decisionLevel, weight, version } = row;
  return {
    ...{ id, revision: revision.toString(), process, kind, title, status },
    trafficLight: light,
    override: row.override,
    isOverdue: beside.isOverdue,
    ...{ percent: beside.progress?.percent ?? null, percentOn: beside.progress?.on ?? null, schedule: { start, end } },
    lead: lead === null ? null : { id: lead, name: titles.lead(lead) },
    fieldsOfAction: row.fieldsOfAction.map((field) => ({ id: field, title: titles.field(field) })),
    goals: row.goals.map((goal) => ({ id: goal, title: titles.goal(goal) })),
    ...{ decisionLevel, weight, version, provisions: beside.provisions },
    deviatesFromDecision: row.deviatesFromDecision,
    isBasisQuestioned: beside.isQuestioned,
    isIllustration: isIllustration(row.evidence),
  };
}
