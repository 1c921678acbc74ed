import type { Decider } from '#event-sourcing';
import { deviationShapes, publish, refuseMissing } from '#event-sourcing';
import { basisShapes } from '../basis/basis.events.js';
import { indicatorShapes } from '../indicator/indicator.events.js';
import type { SubjectState } from '#shared-kernel';
import { refuseForeignReference, refuseMissingReference, SUBJECT_STATES } from '#shared-kernel';
import { decideAdoption } from './adoption/adoption.decide.js';
import { revise, setBudget, setSchedule } from './content/content.decide.js';
import { decideCourse } from './course/course.decide.js';
import { changeDependencies, decideMilestone } from './milestones/milestones.decide.js';
import { assignLead, changePartners, propose, reject, review, weigh } from './planning/planning.decide.js';
import { decideWatch } from './watch/watch.decide.js';
import { evolveMeasure } from './measure.evolve.js';
import type { ExistingMeasure, Measure } from './measure.state.js';
import { adoptionOf, measureStatus } from './measure.state.js';
import type { MeasureEvent } from './measure.events.js';
import type { MeasureCommand, MeasureDecision, MeasureFacts, PlanningCommand } from './measure-facts.js';
import type { MeasureRefusal } from './measure.refusals.js';
import { germanMeasure } from './measure.refusals.js';

export const measureDecider: Decider<MeasureCommand, Measure, MeasureEvent, MeasureRefusal, MeasureFacts> = {
  category: 'measure',
  initial: { status: 'unknown' },
  events: {
    MeasureProposed: 1,
    MeasureReviewed: 1,
    MeasureAdopted: 1,
    MeasureProvisionMet: 1,
    MeasureRejected: 1,
    MeasureLeadAssigned: 1,
    MeasurePartnerAdded: 1,
    MeasurePartnerRemoved: 1,
    MeasureScheduleSet: 1,
    MeasureBudgetSet: 1,
    MeasureRevised: 1,
    MeasureWeighed: 1,
    MeasureDependencyAdded: 1,
    MeasureDependencyRemoved: 1,
    MilestoneAdded: 1,
    MilestoneMoved: 1,
    MilestoneReached: 1,
    MilestoneDropped: 1,
    MeasureStarted: 1,
    MeasureProgressReported: 1,
    MeasureBlocked: 1,
    MeasureUnblocked: 1,
    MeasureCompletionReported: 1,
    MeasureCompletionDeclined: 1,
    MeasureCompleted: 1,
    MeasureHandedOver: 1,
    MeasureCancelled: 1,
    MeasureSuperseded: 1,
    TrafficLightOverridden: 1,
    TrafficLightOverrideEnded: 1,
    MeasureReminded: 1,
    ...indicatorShapes,
    ...basisShapes,
    ...deviationShapes,
  },
  german: germanMeasure,
  decide: (command, measure, facts) => {
    if (command.type !== 'ProposeMeasure' && measure.status === 'unknown') return refuseMissing('measure is not known');
    if (facts.missing !== undefined) return refuseMissingReference(facts.missing);
    if (facts.elsewhere !== undefined) return refuseForeignReference(facts.elsewhere);
    if (command.type === 'ProposeMeasure') return propose(command, measure, facts);
    return measure.status === 'unknown'
      ? refuseMissing('measure is not known')
      : decideExisting(command, measure, facts);
  },
  evolve: evolveMeasure,
  publishes: [publish(SUBJECT_STATES.measure, subjectStateOf)],
};

type ExistingCommand = Exclude<MeasureCommand, { readonly type: 'ProposeMeasure' }>;

function decideExisting(command: ExistingCommand, measure: ExistingMeasure, facts: MeasureFacts): MeasureDecision {
  switch (command.type) {
    case 'AdoptMeasure':
    case 'MeetMeasureProvision':
    case 'QuestionMeasureBasis':
    case 'ResolveMeasureBasis':
    case 'ResolveDeviation':
      return decideAdoption(command, measure, facts);
    case 'StartMeasure':
    case 'ReportProgress':
    case 'BlockMeasure':
    case 'UnblockMeasure':
    case 'ReportCompletion':
    case 'ConfirmCompletion':
    case 'DeclineCompletion':
    case 'HandOverMeasure':
    case 'CancelMeasure':
    case 'SupersedeMeasure':
      return decideCourse(command, measure, facts);
    case 'OverrideTrafficLight':
    case 'EndTrafficLightOverride':
    case 'RemindMeasure':
    case 'DefineMeasureIndicator':
    case 'RecordMeasureIndicatorValue':
      return decideWatch(command, measure);
    case 'ReviewMeasure':
    case 'RejectMeasure':
    case 'AssignMeasureLead':
    case 'AddMeasurePartner':
    case 'RemoveMeasurePartner':
    case 'SetSchedule':
    case 'SetBudget':
    case 'ReviseMeasure':
    case 'WeighMeasure':
    case 'AddDependency':
    case 'RemoveDependency':
    case 'AddMilestone':
    case 'MoveMilestone':
    case 'ReachMilestone':
    case 'DropMilestone':
      return decidePlanning(command, measure, facts);
  }
}

function decidePlanning(command: PlanningCommand, measure: ExistingMeasure, facts: MeasureFacts): MeasureDecision {
  switch (command.type) {
    case 'ReviewMeasure':
      return review(command, measure);
    case 'RejectMeasure':
      return reject(command, measure);
    case 'AssignMeasureLead':
      return assignLead(command, measure, facts);
    case 'AddMeasurePartner':
    case 'RemoveMeasurePartner':
      return changePartners(command, measure);
    case 'SetSchedule':
      return setSchedule(command, measure);
    case 'SetBudget':
      return setBudget(command, measure, facts);
    case 'ReviseMeasure':
      return revise(command, measure, facts);
    case 'WeighMeasure':
      return weigh(command, measure);
    case 'AddDependency':
    case 'RemoveDependency':
      return changeDependencies(command, measure, facts);
    case 'AddMilestone':
    case 'MoveMilestone':
    case 'ReachMilestone':
    case 'DropMilestone':
      return decideMilestone(command, measure);
  }
}

function subjectStateOf(measure: Measure): SubjectState | undefined {
  if (measure.status === 'unknown') return undefined;
  const { process, version, revisedBy } = measure;
  const basis = [adoptionOf(measure)?.decision, revisedBy].filter((one) => one !== undefined);
  return { process, version, status: measureStatus(measure), basis };
}
