import type { ProjectionHandlers } from '#event-sourcing';
import { canonicalJson, put, remove } from '#event-sourcing';
import { measureDependencies, measurePartners } from '../measure-parts.tables.js';
import { changed } from '../measure-rows.js';
import type { PlanningEvent } from '../measure.events.js';

export const planningRows: ProjectionHandlers<PlanningEvent> = {
  MeasureLeadAssigned: (event) => [changed(event, { lead: event.data.lead })],
  MeasurePartnerAdded: (event) => {
    const { id: measure, position: ordinal, data } = event;
    const partner = canonicalJson(data.partner);
    return [changed(event), put(measurePartners, { measure, partner, ordinal, party: data.partner })];
  },
  MeasurePartnerRemoved: (event) => [
    changed(event),
    remove(measurePartners, { measure: event.id, partner: canonicalJson(event.data.partner) }),
  ],
  MeasureWeighed: (event) => [changed(event, { weight: event.data.weight })],
  MeasureDependencyAdded: (event) => {
    const { id: measure, position: ordinal, data } = event;
    return [changed(event), put(measureDependencies, { measure, on: data.on, ordinal })];
  },
  MeasureDependencyRemoved: (event) => [
    changed(event),
    remove(measureDependencies, { measure: event.id, on: event.data.on }),
  ],
};
