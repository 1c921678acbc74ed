import type { PartialDate, Recorded, RowChange } from '#event-sourcing';
import { BEHIND_ALL_DAYS, categoryOf, handleAlike, intervalOf, projection, put } from '#event-sourcing';
import { itemPlaceOf } from '#places';
import type { TimelineCategory, TimelineEvent } from './timeline-events.js';
import { LEFT_TO_THE_STREAM, PLAIN_ENTRIES, TIMELINE_CATEGORIES } from './timeline-events.js';
import { timelineCorrections, timelineDates, timelineEntries, timelineLinks } from './timeline.tables.js';

export const timelineProjection = projection<TimelineEvent>()({
  name: 'timeline',
  version: 4,
  tables: [timelineEntries, timelineDates, timelineLinks, timelineCorrections],
  reads: TIMELINE_CATEGORIES,
  leaves: LEFT_TO_THE_STREAM,
  handlers: {
    ...handleAlike(PLAIN_ENTRIES, (event) => entry(event)),
    ProcessDrafted: (event) => [...entry(event), ...links(event, [event.id])],
    CommitteeConstituted: (event) => [...entry(event), ...links(event, event.data.processes)],
    MeetingScheduled: (event) => [...entry(event), ...links(event, event.data.processes)],
    HeldMeetingRecorded: (event) => [...entry(event), ...links(event, event.data.processes)],
    MeetingLinkedToProcess: (event) => [...entry(event), ...links(event, [event.data.process])],
    OutcomeCorrected: (event) => [...entry(event), correction(event, event.data.event)],
    PaperDrafted: (event) => [...entry(event), ...links(event, event.data.processes)],
    KnownPaperRecorded: (event) => [...entry(event), ...links(event, event.data.processes)],
    StepOutcomeRecorded: (event) => entry(event, event.data.event),
    StepOutcomeCorrected: (event) => [...entry(event, event.data.event), correction(event, event.data.corrected)],
    GoalProposed: (event) => [...entry(event), ...links(event, [event.data.process])],
    MeasureProposed: (event) => [...entry(event), ...links(event, [event.data.process])],
    ReportCompiled: (event) => [...entry(event), ...links(event, [event.data.process])],
    AssignmentGiven: (event) => {
      const { process } = event.data;
      return [...entry(event), ...links(event, process === undefined ? [] : [process])];
    },
    RoundOpened: (event) => [...entry(event), ...links(event, [event.data.process])],
    DecisionRecorded: (event) => [...entry(event), ...links(event, [event.data.process])],
    DecisionCorrected: (event) => [...entry(event), correction(event, event.data.event)],
    DateRefined: (event) => [dated(event, event.data.event, event.data.to, true)],
  },
});

/** @param source the event that corrections name; by default the event itself */
function entry(event: Recorded, source = event.eventId): readonly RowChange[] {
  const { eventId, id: entity, stream, type, data, metadata } = event;
  const { actedBy, evidence } = metadata;
  // The projection reads streams of these categories alone.
  const kind = categoryOf(stream) as TimelineCategory;
  return [
    put(timelineEntries, {
      event: eventId,
      stream,
      entity,
      ...itemPlaceOf(event),
      kind,
      type,
      data,
      source,
      actedBy,
      evidence,
    }),
    dated(event, eventId, event.occurredOn, false),
  ];
}

function dated(
  { id: entity, stream, position }: Recorded,
  event: string,
  on: PartialDate,
  refined: boolean,
): RowChange {
  const { first, last } = intervalOf(on) ?? { first: BEHIND_ALL_DAYS, last: BEHIND_ALL_DAYS };
  return put(timelineDates, { event, since: position, stream, entity, refined, on, first, last });
}

function links({ id: entity, stream, position }: Recorded, processes: readonly string[]): readonly RowChange[] {
  return processes.map((process) => put(timelineLinks, { stream, entity, process, since: position }));
}

function correction({ id: entity, eventId }: Recorded, source: string): RowChange {
  return put(timelineCorrections, { entity, source, by: eventId });
}
