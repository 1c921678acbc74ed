import { accept, acceptAsIs, canonicalJson, certainlyBefore, refuse } from '#event-sourcing';
import { refusedForReorganisation, sameParty } from '#shared-kernel';
import type { Measure, ExistingMeasure } from '../measure.state.js';
import { measureStatus } from '../measure.state.js';
import type { Budget, MeasureEvent, MeasureKind, Schedule } from '../measure.events.js';
import type { MeasureDecision, MeasureFacts, Of } from '../measure-facts.js';
import type { MeasureRefusal } from '../measure.refusals.js';
import { isOver } from '../measure-status.js';

const MOST_PARTNERS = 50;

export function propose({ data }: Of<'ProposeMeasure'>, measure: Measure, facts: MeasureFacts): MeasureDecision {
  if (measure.status !== 'unknown') return refuse('measure is proposed already');
  if (facts.process.isClosed) return refuse('process is closed');
  if (facts.leadHasEnded) return refuse('organisation has ended');
  const schedule = data.schedule ?? { start: 'unknown', end: 'unknown' };
  const problem = scheduleProblem(schedule, data.kind) ?? budgetProblem(data.budget, facts);
  if (problem !== undefined) return refuse(problem);
  const { fieldsOfAction = [], goals = [], decisionLevel = 'administration', weight = 1, ...rest } = data;
  return accept<MeasureEvent>({
    type: 'MeasureProposed',
    data: { ...rest, fieldsOfAction, goals, decisionLevel, weight, schedule },
  });
}

export function scheduleProblem({ start, end }: Schedule, kind: MeasureKind): MeasureRefusal | undefined {
  if (kind === 'permanentTask' && end !== 'unknown') return 'a permanent task has no end';
  return certainlyBefore(end, start) ? 'measure would end before it began' : undefined;
}

export function budgetProblem(
  budget: Budget | undefined,
  { process }: Pick<MeasureFacts, 'process'>,
): MeasureRefusal | undefined {
  const isForeign = budget !== undefined && budget.currency !== process.currency;
  return isForeign ? 'currency is not the one of the process' : undefined;
}

export function review({ data }: Of<'ReviewMeasure'>, measure: ExistingMeasure): MeasureDecision {
  if (measure.status === 'reviewed') return acceptAsIs('reviewed already');
  if (measure.status !== 'proposed') return refuse('measure is not open for review');
  return accept<MeasureEvent>({ type: 'MeasureReviewed', data });
}

export function reject({ data }: Of<'RejectMeasure'>, measure: ExistingMeasure): MeasureDecision {
  if (measure.status === 'rejected') return acceptAsIs('rejected already');
  if (measure.status !== 'proposed' && measure.status !== 'reviewed') return refuse('measure is not open for adoption');
  return accept<MeasureEvent>({ type: 'MeasureRejected', data });
}

export function assignLead(
  { data, meta }: Of<'AssignMeasureLead'>,
  measure: ExistingMeasure,
  facts: MeasureFacts,
): MeasureDecision {
  if (isOver(measureStatus(measure))) return refuse('measure is over');
  if (measure.lead === data.lead) return acceptAsIs('leads already');
  if (facts.leadHasEnded) return refuse('organisation has ended');
  const refused = refusedForReorganisation({ data, meta });
  if (refused !== undefined) return refused;
  return accept<MeasureEvent>({ type: 'MeasureLeadAssigned', data });
}

export function changePartners(
  { type, data }: Of<'AddMeasurePartner'> | Of<'RemoveMeasurePartner'>,
  measure: ExistingMeasure,
): MeasureDecision {
  if (isOver(measureStatus(measure))) return refuse('measure is over');
  const isPartner = measure.partners.some((one) => sameParty(one, data.partner));
  switch (type) {
    case 'AddMeasurePartner':
      if (isPartner) return acceptAsIs('is a partner already');
      if (measure.partners.length >= MOST_PARTNERS) return refuse('there are 50 partners already');
      return accept<MeasureEvent>({ type: 'MeasurePartnerAdded', data });
    case 'RemoveMeasurePartner':
      if (!isPartner) return refuse('partner is not known here');
      return accept<MeasureEvent>({ type: 'MeasurePartnerRemoved', data });
  }
}

export function weigh({ data }: Of<'WeighMeasure'>, measure: ExistingMeasure): MeasureDecision {
  if (isOver(measureStatus(measure))) return refuse('measure is over');
  if (measure.weight === data.weight) return acceptAsIs('has this weight already');
  return accept<MeasureEvent>({ type: 'MeasureWeighed', data });
}

export function isSame(one: unknown, other: unknown): boolean {
  return canonicalJson(one ?? null) === canonicalJson(other ?? null);
}
