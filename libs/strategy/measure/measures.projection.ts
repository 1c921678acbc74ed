import type { DateRefined, Recorded, RowChange, RowOf } from '#event-sourcing';
import { canonicalJson, ignored, patch, projection, put, remove } from '#event-sourcing';
import type { DecisionEvent } from '../decision/decision.events.js';
import type { Provision } from '../decision/decision-ref.js';
import { foldedText } from './folded-text.js';
import type { MeasureContent, MeasureEvent } from './measure.events.js';
import {
  basisQuestions,
  measureDependencies,
  measurePartners,
  measureReminders,
  measures,
  milestones,
  progressEntries,
  provisions,
  steeringDates,
} from './measures.tables.js';

type Of<T extends MeasureEvent['type']> = Recorded<Extract<MeasureEvent, { readonly type: T }>>;
type ContentColumn = 'title' | 'description' | 'searched' | 'fieldsOfAction' | 'goals' | 'budget' | 'start' | 'end';
type Columns = Partial<Omit<RowOf<typeof measures>, 'id' | 'revision'>>;

export const measuresProjection = projection<MeasureEvent | DecisionEvent | DateRefined>({
  name: 'measures',
  version: 1,
  tables: [
    measures,
    provisions,
    milestones,
    measurePartners,
    measureDependencies,
    progressEntries,
    basisQuestions,
    measureReminders,
    steeringDates,
  ],
  reads: ['measure', 'decision'],
  handlers: {
    MeasureProposed: proposed,
    MeasureReviewed: (event) => [changed(event, { status: 'reviewed' })],
    MeasureAdopted: (event) => {
      const { decision, version: adoptedVersion, level: adoptedLevel, subjectTo } = event.data;
      const adopted = { status: 'adopted', decision, adoptedVersion, adoptedLevel };
      return [changed(event, adopted), ...provisionRows(event, subjectTo)];
    },
    MeasureProvisionMet: (event) => [changed(event), ...met(event, event.data.provision)],
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

    BasisQuestioned: (event) => {
      const { id: entity, position: ordinal, data } = event;
      const { question: id, decision, cause, why } = data;
      const row = { id, ordinal, entity, decision, cause, why, how: null, reason: null };
      return [changed(event), put(basisQuestions, row)];
    },
    BasisResolved: (event) => {
      const { question: id, how, reason, decision } = event.data;
      const answered = patch(basisQuestions, { id }, { how, reason });
      return [changed(event, resolved(how, decision)), answered];
    },
    IndicatorDefined: (event) => [changed(event)],
    IndicatorValueRecorded: (event) => [changed(event)],
    DeviationNoted: (event) => [changed(event)],
    DeviationResolved: (event) => [changed(event)],

    DecisionRecorded: (event) => provisionRows(event, event.data.provisions),
    DecisionProvisionMet: (event) => met(event, event.data.provision),
    DecisionCorrected: ignored,
    DecisionWithdrawn: ignored,
    DecisionFollowUpDue: ignored,

    DateRefined: (event) => [
      put(steeringDates, { event: event.data.event, entity: event.id, on: event.data.to }),
      ...(event.stream.startsWith('measure-')
        ? [
            patch(measures, { id: event.id }, { revision: event.revision }),
            patch(progressEntries, { event: event.data.event }, { on: event.data.to }),
          ]
        : []),
    ],
  },
});

function proposed(event: Of<'MeasureProposed'>): readonly RowChange[] {
  const { id, position: ordinal, revision, data, metadata } = event;
  const { process, kind, decisionLevel, weight, source, lead = null } = data;
  return [
    put(measures, {
      ...contentColumns(data),
      ...{ id, ordinal, revision, process, kind, status: 'proposed', source, decisionLevel, weight, lead, version: 1 },
      ...{ decision: null, adoptedVersion: null, adoptedLevel: null, deviatesFromDecision: false },
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

function revised(event: Of<'MeasureRevised'>): readonly RowChange[] {
  const { version, decision, deviatesFromDecision } = event.data;
  const rests = decision === undefined ? {} : { decision, adoptedVersion: version, deviatesFromDecision: false };
  return [changed(event, { ...contentColumns(event.data), version, ...deviation(deviatesFromDecision), ...rests })];
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

function resolved(how: 'upheld' | 'replaced' | 'withdrawn', decision: unknown): Columns {
  switch (how) {
    case 'upheld':
      return {};
    case 'replaced':
      return { decision };
    case 'withdrawn':
      return { status: 'proposed', decision: null, adoptedVersion: null, adoptedLevel: null };
  }
}

function milestone(
  event: Of<'MilestoneMoved' | 'MilestoneReached' | 'MilestoneDropped'>,
  columns: Partial<Omit<RowOf<typeof milestones>, 'id'>>,
): readonly RowChange[] {
  return [changed(event), patch(milestones, { id: event.data.milestone }, columns)];
}

function ended(event: Recorded<MeasureEvent>, status: string, ending: object | null): readonly RowChange[] {
  return [changed(event, { status, ending, blocked: null, completionReported: null })];
}

function provisionRows({ id: holder, position: ordinal }: Recorded, those: readonly Provision[]): readonly RowChange[] {
  return those.map(({ provision: id, kind, note = null }) =>
    put(provisions, { id, holder, ordinal, kind, note, metEvent: null }),
  );
}

function met(event: Recorded, provision: string): readonly RowChange[] {
  return [patch(provisions, { id: provision }, { metEvent: event.eventId }), dated(event)];
}

function dated({ eventId: event, id: entity, occurredOn: on }: Recorded): RowChange {
  return put(steeringDates, { event, entity, on });
}

function changed({ id, revision }: Recorded<MeasureEvent>, columns: Columns = {}): RowChange {
  return patch(measures, { id }, { revision, ...columns });
}
