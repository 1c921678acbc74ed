import type { DateRefined, Recorded, RowChange, RowOf } from '#event-sourcing';
import { canonicalJson, patch, projection, put, remove } from '#event-sourcing';
import { foldedText } from './folded-text.js';
import type { MeasureContent, MeasureEvent } from './measure.events.js';
import {
  measureDates,
  measureDependencies,
  measurePartners,
  measureProvisions,
  measureReminders,
  milestones,
  progressEntries,
} from './measure-parts.tables.js';
import { measures } from './measure.tables.js';
import './followed-measures.js';

type Of<T extends MeasureEvent['type']> = Recorded<Extract<MeasureEvent, { readonly type: T }>>;
type ContentColumn = 'title' | 'description' | 'searched' | 'fieldsOfAction' | 'goals' | 'budget' | 'start' | 'end';
type Columns = Partial<Omit<RowOf<typeof measures>, 'id' | 'revision'>>;

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
    MeasureReviewed: (event) => [changed(event, { status: 'reviewed', isAdoptionWithdrawn: false })],
    MeasureAdopted: adopted,
    MeasureProvisionMet: (event) => [
      changed(event),
      patch(measureProvisions, { provision: event.data.provision }, { metBy: event.eventId }),
      dated(event),
    ],
    MeasureRejected: (event) => ended(event, 'rejected', { reason: event.data.reason }),
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
    MeasureScheduleSet: (event) => {
      const { version, schedule, deviatesFromDecision } = event.data;
      return [changed(event, { version, ...schedule, ...deviation(deviatesFromDecision) })];
    },
    MeasureBudgetSet: (event) => {
      const { version, budget, deviatesFromDecision } = event.data;
      return [changed(event, { version, budget, ...deviation(deviatesFromDecision) })];
    },
    MeasureRevised: revised,
    MeasureWeighed: (event) => [changed(event, { weight: event.data.weight })],
    MeasureDependencyAdded: (event) => {
      const { id: measure, position: ordinal, data } = event;
      return [changed(event), put(measureDependencies, { measure, on: data.on, ordinal })];
    },
    MeasureDependencyRemoved: (event) => [
      changed(event),
      remove(measureDependencies, { measure: event.id, on: event.data.on }),
    ],
    MilestoneAdded: (event) => {
      const { id: measure, position: ordinal, data } = event;
      const { milestone: id, title, due } = data;
      const row = { id, ordinal, measure, title, due, reachedEvent: null, dropped: null };
      return [changed(event), put(milestones, row)];
    },
    MilestoneMoved: (event) => milestone(event, { due: event.data.due }),
    MilestoneReached: (event) => [...milestone(event, { reachedEvent: event.eventId }), dated(event)],
    MilestoneDropped: (event) => milestone(event, { dropped: event.data.reason }),

    MeasureStarted: (event) => [changed(event, { status: 'inProgress' })],
    MeasureProgressReported: progressReported,
    MeasureBlocked: (event) => [changed(event, { status: 'blocked', blocked: event.data }), dated(event)],
    MeasureUnblocked: (event) => [changed(event, { status: 'inProgress', blocked: null })],
    MeasureCompletionReported: (event) => [changed(event, { completionReported: event.data })],
    MeasureCompletionDeclined: (event) => [changed(event, { completionReported: null })],
    MeasureCompleted: (event) => [...ended(event, 'completed', null), dated(event)],
    MeasureHandedOver: (event) => [...ended(event, 'handedOver', event.data), dated(event)],
    MeasureCancelled: (event) => ended(event, 'cancelled', event.data),
    MeasureSuperseded: (event) => [
      ...ended(event, 'superseded', event.data),
      changed(event, { supersededBy: event.data.by }),
    ],
    TrafficLightOverridden: (event) => {
      const { light, reason, until = null } = event.data;
      const { actedBy: by, actor } = event.metadata;
      const override = { light, reason, until, since: event.occurredOn, by, actor };
      return [changed(event, { override, overrideUntil: until })];
    },
    TrafficLightOverrideEnded: (event) => [changed(event, { override: null, overrideUntil: null })],
    MeasureReminded: (event) => {
      const { id: measure, eventId, position: ordinal, occurredOn: on, data } = event;
      return [changed(event), put(measureReminders, { event: eventId, ordinal, measure, ...data, on })];
    },

    BasisQuestioned: (event) => [changed(event)],
    BasisResolved: (event) => [changed(event, resolved(event.data))],
    IndicatorDefined: (event) => [changed(event)],
    IndicatorValueRecorded: (event) => [changed(event)],
    DeviationNoted: (event) => [changed(event)],
    DeviationResolved: (event) => [changed(event)],

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

function proposed(event: Of<'MeasureProposed'>): readonly RowChange[] {
  const { id, position: ordinal, revision, data, metadata } = event;
  const { process, kind, decisionLevel, weight, source, lead = null } = data;
  return [
    put(measures, {
      ...contentColumns(data),
      ...{ id, ordinal, revision, process, kind, source, decisionLevel, weight, lead, version: 1 },
      status: 'proposed',
      ...{ ...notAdopted, isAdoptionWithdrawn: false, revisedBy: null, deviatesFromDecision: false },
      ...{ blocked: null, override: null, overrideUntil: null, completionReported: null, ending: null },
      ...{ supersededBy: null, proposedEvent: event.eventId, evidence: metadata.evidence },
    }),
    dated(event),
  ];
}

function contentColumns(content: MeasureContent): Pick<RowOf<typeof measures>, ContentColumn> {
  const { title, description = null, fieldsOfAction, goals, schedule, budget = null } = content;
  const searched = foldedText(`${title} ${description ?? ''}`);
  return { title, description, searched, fieldsOfAction, goals, budget, start: schedule.start, end: schedule.end };
}

const notAdopted = { decision: null, adoptedVersion: null, adoptedLevel: null, adoptedAt: null } as const;

function adopted(event: Of<'MeasureAdopted'>): readonly RowChange[] {
  const { id: measure, position: ordinal, data } = event;
  const { decision, version: adoptedVersion, level: adoptedLevel, subjectTo } = data;
  const by = { decision, adoptedVersion, adoptedLevel, adoptedAt: ordinal, revisedBy: null };
  return [
    changed(event, { status: 'adopted', ...by, isAdoptionWithdrawn: false, deviatesFromDecision: false }),
    ...subjectTo.map(({ provision, kind, note = null }) =>
      put(measureProvisions, { provision, ordinal, measure, kind, note, metBy: null }),
    ),
  ];
}

function revised(event: Of<'MeasureRevised'>): readonly RowChange[] {
  const { version, decision, deviatesFromDecision } = event.data;
  const rests =
    decision === undefined ? deviation(deviatesFromDecision) : { revisedBy: decision, deviatesFromDecision };
  return [changed(event, { ...contentColumns(event.data), version, ...rests })];
}

/** Once it deviates it does until a decision covers it. */
function deviation(deviates: boolean): Columns {
  return deviates ? { deviatesFromDecision: true } : {};
}

function progressReported(event: Of<'MeasureProgressReported'>): readonly RowChange[] {
  const { id: measure, eventId, position: ordinal, occurredOn: on, data, metadata } = event;
  const { percent = null, note = null, reason = null, round = null } = data;
  const { actedBy: by, evidence } = metadata;
  const row = { event: eventId, ordinal, measure, percent, note, reason, round, by, on, evidence };
  return [changed(event), put(progressEntries, row)];
}

function resolved({ how, of, decision, level, version, deviatesFromDecision }: Of<'BasisResolved'>['data']): Columns {
  if (of === 'nothing') return { deviatesFromDecision };
  switch (how) {
    case 'upheld':
      return { deviatesFromDecision };
    case 'replaced':
      if (of === 'revision') return { revisedBy: decision ?? null, deviatesFromDecision };
      return {
        ...(decision !== undefined && { decision }),
        ...{ adoptedVersion: version ?? null, adoptedLevel: level ?? null, deviatesFromDecision },
      };
    case 'withdrawn':
      if (of === 'revision') return { revisedBy: null, deviatesFromDecision };
      return { ...notAdopted, revisedBy: null, isAdoptionWithdrawn: true, blocked: null, completionReported: null };
  }
}

function milestone(
  event: Of<'MilestoneMoved' | 'MilestoneReached' | 'MilestoneDropped'>,
  columns: Partial<Omit<RowOf<typeof milestones>, 'id'>>,
): readonly RowChange[] {
  return [changed(event), patch(milestones, { id: event.data.milestone }, columns)];
}

function ended(
  event: Recorded<MeasureEvent>,
  status: RowOf<typeof measures>['status'],
  ending: RowOf<typeof measures>['ending'],
): readonly RowChange[] {
  return [changed(event, { status, ending, blocked: null, completionReported: null })];
}

function dated({ eventId: event, id: measure, occurredOn: on }: Recorded): RowChange {
  return put(measureDates, { event, measure, on });
}

function changed({ id, revision }: Recorded<MeasureEvent | DateRefined>, columns: Columns = {}): RowChange {
  return patch(measures, { id }, { revision, ...columns });
}
