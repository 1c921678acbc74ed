import type { Party } from '#event-sourcing';
import { accept, acceptAsIs, acceptUnlessIrregular, certainlyBefore, refuse } from '#event-sourcing';
import { defineIndicator, recordIndicatorValue } from '../../indicator/indicator.decide.js';
import { FOUR_EYES } from '../course/course.decide.js';
import type { ExistingMeasure } from '../measure.state.js';
import { measureStatus } from '../measure.state.js';
import type { MeasureEvent } from '../measure.events.js';
import type { MeasureDecision, Of, WatchCommand } from '../measure-facts.js';
import { isOver, isUnderWay } from '../measure-status.js';

export function decideWatch(command: WatchCommand, measure: ExistingMeasure): MeasureDecision {
  switch (command.type) {
    case 'OverrideTrafficLight':
      return override(command, measure);
    case 'EndTrafficLightOverride':
      if (measure.override === undefined) return refuse('traffic light is not overridden');
      return accept<MeasureEvent>({ type: 'TrafficLightOverrideEnded', data: {} });
    case 'RemindMeasure':
      return remind(command, measure);
    case 'DefineMeasureIndicator':
      if (isOver(measureStatus(measure))) return refuse('measure is over');
      return defineIndicator(command.data, measure.indicators, command.meta);
    case 'RecordMeasureIndicatorValue':
      return recordIndicatorValue(command.data, measure.indicators, command.meta);
  }
}

/** Whoever leads does not judge it alone: then it is irregular. */
function override({ data, meta }: Of<'OverrideTrafficLight'>, measure: ExistingMeasure): MeasureDecision {
  if (!isUnderWay(measureStatus(measure))) return refuse('measure is not under way');
  if (data.until !== undefined && certainlyBefore(data.until, meta.occurredOn)) {
    return refuse('override would have ended already');
  }
  const byLead = [meta.actedBy, meta.onBehalfOf].some((party) => isOf(party, measure.lead));
  return acceptUnlessIrregular<MeasureEvent>(meta, byLead ? [FOUR_EYES] : [], [
    { type: 'TrafficLightOverridden', data },
  ]);
}

/** Whether it is that organisation, or a function of it. */
function isOf(party: Party | undefined, organisation: string | undefined): boolean {
  if (party === undefined || organisation === undefined) return false;
  if (party.kind === 'organisation') return party.id === organisation;
  return party.kind === 'function' && party.organisation === organisation;
}

function remind({ data }: Of<'RemindMeasure'>, measure: ExistingMeasure): MeasureDecision {
  if (!isUnderWay(measureStatus(measure))) return acceptAsIs('measure is not under way');
  const isDone = measure.reminders.some(
    ({ stage, overdueSince }) => stage === data.stage && overdueSince === data.overdueSince,
  );
  return isDone ? acceptAsIs('reminded already') : accept<MeasureEvent>({ type: 'MeasureReminded', data });
}
