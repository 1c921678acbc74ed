import type { DateRefined, Evolved } from '#event-sourcing';
import { evolveDeviations } from '#event-sourcing';
import { evolveQuestions } from '../basis/basis.state.js';
import { evolveIndicators } from '../indicator/indicator.state.js';
import { sameParty } from '#shared-kernel';
import { changed, evolveMilestones } from './milestones/milestones.evolve.js';
import type { ExistingMeasure, Measure, MeasureBody } from './measure.state.js';
import { adoptionOf } from './measure.state.js';
import type { MeasureEvent } from './measure.events.js';
import { withProgress, withRefinedDate } from './course/progress.js';

type EvolvedMeasure = Evolved<MeasureEvent | DateRefined>;
type Of<T extends EvolvedMeasure['type']> = Extract<EvolvedMeasure, { readonly type: T }>;

export function evolveMeasure(measure: Measure, event: EvolvedMeasure): Measure {
  if (event.type === 'MeasureProposed') return proposed(event);
  return measure.status === 'unknown' ? measure : evolveExisting(measure, event);
}

function proposed({ data, occurredOn }: Of<'MeasureProposed'>): Measure {
  const { process, kind, decisionLevel, weight, source, lead, ...content } = data;
  return {
    status: 'proposed',
    proposedOn: occurredOn,
    ...{ process, kind, decisionLevel, weight, source, content },
    ...(lead !== undefined && { lead }),
    version: 1,
    partners: [],
    milestones: [],
    dependsOn: [],
    provisions: [],
    deviatesFromDecision: false,
    reports: [],
    questions: [],
    reminders: [],
    indicators: {},
    deviations: {},
  };
}

type CourseType =
  | 'MeasureReviewed'
  | 'MeasureAdopted'
  | 'MeasureRejected'
  | 'MeasureStarted'
  | 'MeasureBlocked'
  | 'MeasureUnblocked'
  | 'MeasureCompletionReported'
  | 'MeasureCompletionDeclined'
  | 'MeasureCompleted'
  | 'MeasureHandedOver'
  | 'MeasureCancelled'
  | 'MeasureSuperseded'
  | 'BasisResolved';

function evolveExisting(measure: ExistingMeasure, event: Exclude<EvolvedMeasure, Of<'MeasureProposed'>>): Measure {
  switch (event.type) {
    case 'MeasureReviewed':
    case 'MeasureAdopted':
    case 'MeasureRejected':
    case 'MeasureStarted':
    case 'MeasureBlocked':
    case 'MeasureUnblocked':
    case 'MeasureCompletionReported':
    case 'MeasureCompletionDeclined':
    case 'MeasureCompleted':
    case 'MeasureHandedOver':
    case 'MeasureCancelled':
    case 'MeasureSuperseded':
    case 'BasisResolved':
      return moved(measure, event);
    case 'MeasureLeadAssigned':
      return { ...measure, lead: event.data.lead };
    case 'MeasurePartnerAdded':
      return { ...measure, partners: [...measure.partners, event.data.partner] };
    case 'MeasurePartnerRemoved':
      return { ...measure, partners: measure.partners.filter((one) => !sameParty(one, event.data.partner)) };
    case 'MeasureProvisionMet': {
      const provisions = measure.provisions.map((one) =>
        one.provision === event.data.provision ? { ...one, met: true } : one,
      );
      return { ...measure, provisions };
    }
    case 'MeasureScheduleSet':
    case 'MeasureBudgetSet':
    case 'MeasureRevised':
      return changed(measure, event);
    case 'MeasureWeighed':
      return { ...measure, weight: event.data.weight };
    case 'MeasureDependencyAdded':
      return { ...measure, dependsOn: [...measure.dependsOn, event.data.on] };
    case 'MeasureDependencyRemoved':
      return { ...measure, dependsOn: measure.dependsOn.filter((one) => one !== event.data.on) };
    case 'MilestoneAdded':
    case 'MilestoneMoved':
    case 'MilestoneReached':
    case 'MilestoneDropped':
      return { ...measure, milestones: evolveMilestones(measure.milestones, event) };
    case 'MeasureProgressReported': {
      const { percent } = event.data;
      if (percent === undefined) return measure;
      const said = { percent, on: event.occurredOn, event: event.eventId };
      return { ...measure, reports: withProgress(measure.reports, said) };
    }
    case 'TrafficLightOverridden': {
      const { light, reason, until = null } = event.data;
      return { ...measure, override: { light, reason, until } };
    }
    case 'TrafficLightOverrideEnded': {
      const { override, ...rest } = measure;
      return rest;
    }
    case 'MeasureReminded':
      return { ...measure, reminders: [...measure.reminders, { ...event.data, on: event.occurredOn }] };
    case 'IndicatorDefined':
    case 'IndicatorValueRecorded':
      return { ...measure, indicators: evolveIndicators(measure.indicators, event) };
    case 'BasisQuestioned':
      return { ...measure, questions: evolveQuestions(measure.questions, event) };
    case 'DeviationNoted':
    case 'DeviationResolved':
      return { ...measure, deviations: evolveDeviations(measure.deviations, event) };
    case 'DateRefined':
      return refined(measure, event);
  }
}

function moved(measure: ExistingMeasure, event: Of<CourseType>): Measure {
  const body = bodyOf(measure);
  const over = { ...body, endedOn: event.occurredOn };
  const adoption = adoptionOf(measure);
  const adopted = adoption === undefined ? {} : { adoption };
  switch (event.type) {
    case 'MeasureReviewed':
      return { ...body, status: 'reviewed' };
    case 'MeasureAdopted': {
      const { decision, version, level, subjectTo } = event.data;
      const by = { decision, version, level, on: event.occurredOn, event: event.eventId };
      const provisions = subjectTo.map((one) => ({ ...one, met: false }));
      const { revisedBy, ...anew } = body;
      return { ...anew, status: 'adopted', adoption: by, provisions, deviatesFromDecision: false };
    }
    case 'MeasureRejected':
      return { ...over, status: 'rejected' };
    case 'MeasureStarted':
    case 'MeasureUnblocked':
    case 'MeasureCompletionDeclined':
      return adoption === undefined ? measure : { ...body, adoption, status: 'inProgress' };
    case 'MeasureBlocked':
      return adoption === undefined ? measure : { ...body, adoption, status: 'blocked', ...event.data };
    case 'MeasureCompletionReported':
      return adoption === undefined ? measure : { ...body, adoption, status: 'inProgress', completion: event.data };
    case 'MeasureCompleted':
      return { ...over, ...adopted, status: 'completed' };
    case 'MeasureHandedOver':
      return { ...over, ...adopted, status: 'handedOver', to: event.data.to };
    case 'MeasureCancelled':
      return { ...over, ...adopted, status: 'cancelled' };
    case 'MeasureSuperseded':
      return { ...over, ...adopted, status: 'superseded', by: event.data.by };
    case 'BasisResolved':
      return resolved(measure, event);
  }
}

/** What rested on the withdrawn decision is proposed again unless it is over; a revision alone leaves what deviates. */
function resolved(before: ExistingMeasure, event: Of<'BasisResolved'>): Measure {
  const { how, of, deviatesFromDecision } = event.data;
  const measure = { ...before, questions: evolveQuestions(before.questions, event), deviatesFromDecision };
  if (how === 'upheld' || of === 'nothing') return measure;
  if (how === 'replaced') return replaced(measure, event);
  if (of === 'revision') {
    const { revisedBy, ...rest } = measure;
    return rest;
  }
  const { revisedBy, ...body } = bodyOf(measure);
  switch (measure.status) {
    case 'adopted':
    case 'inProgress':
    case 'blocked':
    case 'proposed':
    case 'reviewed':
      return { ...body, status: 'proposed', provisions: [] };
    case 'rejected':
    case 'completed':
    case 'cancelled':
      return { ...body, status: measure.status };
    case 'handedOver':
      return { ...body, status: measure.status, to: measure.to };
    case 'superseded':
      return { ...body, status: measure.status, by: measure.by };
  }
}

function replaced(measure: ExistingMeasure, { data, eventId, occurredOn }: Of<'BasisResolved'>): Measure {
  const { decision, of, level = 'unknown', version = measure.version } = data;
  if (decision === undefined) return measure;
  if (of === 'revision' || !('adoption' in measure)) return { ...measure, revisedBy: decision };
  return { ...measure, adoption: { decision, version, level, on: occurredOn, event: eventId } };
}

function refined(measure: ExistingMeasure, { data: { event, to } }: Of<'DateRefined'>): Measure {
  const reports = withRefinedDate(measure.reports, event, to);
  const milestones = measure.milestones.map((one) =>
    one.status === 'reached' && one.event === event ? { ...one, on: to } : one,
  );
  const dated = { ...measure, reports, milestones };
  if (!('adoption' in dated) || dated.adoption.event !== event) return dated;
  return { ...dated, adoption: { ...dated.adoption, on: to } };
}

/** What a measure has in every status, without what belongs to the present one. */
function bodyOf(measure: ExistingMeasure): MeasureBody {
  switch (measure.status) {
    case 'proposed':
    case 'reviewed':
    case 'rejected': {
      const { status, ...body } = measure;
      return body;
    }
    case 'adopted':
    case 'completed':
    case 'cancelled': {
      const { status, adoption, ...body } = measure;
      return body;
    }
    case 'inProgress': {
      const { status, adoption, completion, ...body } = measure;
      return body;
    }
    case 'blocked': {
      const { status, adoption, reason, by, ...body } = measure;
      return body;
    }
    case 'handedOver': {
      const { status, adoption, to, ...body } = measure;
      return body;
    }
    case 'superseded': {
      const { status, adoption, by, ...body } = measure;
      return body;
    }
  }
}
