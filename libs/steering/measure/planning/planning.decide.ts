import type { CommandOf } from '#commands';
import type { Command } from '#event-sourcing';
import { accept, acceptAsIs, refuse, refuseMissing } from '#event-sourcing';
import { refusedForReorganisation, sameParty } from '#shared-kernel';
import type { MeasureDecision, MeasureDecisions, MeasureFacts } from '../measure-facts.js';
import { isOver } from '../measure-status.js';
import type { MeasureEvent } from '../measure.events.js';
import type { ExistingMeasure } from '../measure.state.js';
import { measureStatus } from '../measure.state.js';
import type { planningCommands } from './planning.commands.js';

const MOST_PARTNERS = 50;
const MOST_DEPENDENCIES = 100;

type PlanningCommand = CommandOf<(typeof planningCommands)[number]>;
type Of<T extends PlanningCommand['type']> = Extract<PlanningCommand, Command<T>>;

export const planningDecisions: MeasureDecisions<PlanningCommand> = {
  AssignMeasureLead: assignLead,
  AddMeasurePartner: ({ data }, measure) => {
    if (isOver(measureStatus(measure))) return refuse('measure is over');
    if (isPartner(data, measure)) return acceptAsIs('is a partner already');
    if (measure.partners.length >= MOST_PARTNERS) return refuse('there are 50 partners already');
    return accept<MeasureEvent>({ type: 'MeasurePartnerAdded', data });
  },
  RemoveMeasurePartner: ({ data }, measure) => {
    if (isOver(measureStatus(measure))) return refuse('measure is over');
    if (!isPartner(data, measure)) return refuse('partner is not known here');
    return accept<MeasureEvent>({ type: 'MeasurePartnerRemoved', data });
  },
  WeighMeasure: ({ data }, measure) => {
    if (isOver(measureStatus(measure))) return refuse('measure is over');
    if (measure.weight === data.weight) return acceptAsIs('has this weight already');
    return accept<MeasureEvent>({ type: 'MeasureWeighed', data });
  },
  AddDependency: addDependency,
  RemoveDependency: ({ data }, measure) => {
    if (!measure.dependsOn.includes(data.on)) return refuseMissing('measure does not depend on this one');
    return accept<MeasureEvent>({ type: 'MeasureDependencyRemoved', data });
  },
};

function assignLead(
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

function isPartner({ partner }: Of<'AddMeasurePartner'>['data'], { partners }: ExistingMeasure): boolean {
  return partners.some((one) => sameParty(one, partner));
}

function addDependency({ data }: Of<'AddDependency'>, measure: ExistingMeasure): MeasureDecision {
  if (isOver(measureStatus(measure))) return refuse('measure is over');
  if (measure.dependsOn.includes(data.on)) return acceptAsIs('depends on it already');
  if (measure.dependsOn.length >= MOST_DEPENDENCIES) return refuse('there are 100 dependencies already');
  return accept<MeasureEvent>({ type: 'MeasureDependencyAdded', data });
}
