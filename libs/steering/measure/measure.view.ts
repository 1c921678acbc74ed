import { isIllustration } from '#event-sourcing';
import type { StandingMeasure } from './measure-standing.js';
import { idsOf, overrideOf } from './measure-standing.js';
import type { Titles } from './measure-titles.js';

/** A measure as the board shows it. */
export function measureItem({ row, status, kind, light, ...beside }: StandingMeasure, titles: Titles): object {
  const { id, revision, process, title, start, end, lead, decisionLevel, weight, version } = row;
  return {
    ...{ id, revision: revision.toString(), process, kind, title, status },
    trafficLight: light,
    override: overrideOf(row),
    isOverdue: beside.isOverdue,
    ...{ percent: beside.progress?.percent ?? null, percentOn: beside.progress?.on ?? null, schedule: { start, end } },
    lead: lead === null ? null : { id: lead, name: titles.lead(lead) },
    fieldsOfAction: idsOf(row.fieldsOfAction).map((field) => ({ id: field, title: titles.field(field) })),
    goals: idsOf(row.goals).map((goal) => ({ id: goal, title: titles.goal(goal) })),
    ...{ decisionLevel, weight, version, provisions: beside.provisions },
    deviatesFromDecision: row.deviatesFromDecision,
    isBasisQuestioned: beside.isQuestioned,
    isIllustration: isIllustration(row.evidence),
  };
}
