import type { DateRefined, Recorded, RowChange } from '#event-sourcing';
import { patch, projection, put } from '#event-sourcing';
import { adoptionRows } from './adoption/adoption-rows.js';
import { contentRows } from './content/content-rows.js';
import { courseRows } from './course/course-rows.js';
import { endingRows } from './ending/ending-rows.js';
import {
  measureDates,
  measureDependencies,
  measurePartners,
  measureProvisions,
  measureReminders,
  milestones,
  progressEntries,
} from './measure-parts.tables.js';
import { changed, contentColumns, dated, NOT_ADOPTED } from './measure-rows.js';
import './measure-summaries.js';
import type { MeasureEvent } from './measure.events.js';
import { measures } from './measure.tables.js';
import { milestoneRows } from './milestones/milestone-rows.js';
import { planningRows } from './planning/planning-rows.js';
import { watchRows } from './watch/watch-rows.js';

export const measuresProjection = projection<MeasureEvent | DateRefined>({
  name: 'measures',
  version: 2,
  tables: [
    measures,
    measureProvisions,
    milestones,
    measurePartners,
    measureDependencies,
    progressEntries,
    measureReminders,
    measureDates,
  ],
  reads: ['measure'],
  handlers: {
    MeasureProposed: proposed,
    ...adoptionRows,
    ...planningRows,
    ...contentRows,
    ...milestoneRows,
    ...courseRows,
    ...endingRows,
    ...watchRows,
    DateRefined: (event) => {
      const { event: refined, to: on } = event.data;
      return [
        changed(event),
        put(measureDates, { event: refined, measure: event.id, on }),
        patch(progressEntries, { event: refined }, { on }),
      ];
    },
  },
});

type Proposed = Extract<MeasureEvent, { readonly type: 'MeasureProposed' }>;

function proposed(event: Recorded<Proposed>): readonly RowChange[] {
  const { id, position: ordinal, revision, data, metadata } = event;
  const { process, kind, decisionLevel, weight, source, lead = null } = data;
  return [
    put(measures, {
      ...contentColumns(data),
      ...{ id, ordinal, revision, process, kind, source, decisionLevel, weight, lead, version: 1 },
      status: 'proposed',
      ...{ ...NOT_ADOPTED, isAdoptionWithdrawn: false, revisedBy: null, deviatesFromDecision: false },
      ...{ blocked: null, override: null, overrideUntil: null, completionReported: null, ending: null },
      ...{ supersededBy: null, proposedEvent: event.eventId, evidence: metadata.evidence },
    }),
    dated(event),
  ];
}
