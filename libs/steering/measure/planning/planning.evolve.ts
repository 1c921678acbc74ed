import type { EvolveMap } from '#event-sourcing';
import { sameParty } from '#shared-kernel';
import type { PlanningEvent } from '../measure.events.js';
import type { ExistingMeasure } from '../measure.state.js';

export const planningSteps: EvolveMap<ExistingMeasure, PlanningEvent> = {
  MeasureLeadAssigned: (measure, { data }) => ({ ...measure, lead: data.lead }),
  MeasurePartnerAdded: (measure, { data }) => ({ ...measure, partners: [...measure.partners, data.partner] }),
  MeasurePartnerRemoved: (measure, { data }) => ({
    ...measure,
    partners: measure.partners.filter((one) => !sameParty(one, data.partner)),
  }),
  MeasureWeighed: (measure, { data }) => ({ ...measure, weight: data.weight }),
  MeasureDependencyAdded: (measure, { data }) => ({ ...measure, dependsOn: [...measure.dependsOn, data.on] }),
  MeasureDependencyRemoved: (measure, { data }) => ({
    ...measure,
    dependsOn: measure.dependsOn.filter((one) => one !== data.on),
  }),
};
