import type { CommandOf } from '#commands';
import type { Command, Party } from '#event-sourcing';
import { accept, acceptAsIs, acceptUnlessIrregular, certainlyBefore, refuse } from '#event-sourcing';
import { defineIndicator, recordIndicatorValue } from '../../indicator/indicator.decide.js';
import { FOUR_EYES } from '../four-eyes-of-measure.js';
import type { MeasureDecision, MeasureDecisions } from '../measure-facts.js';
import { isOver, isUnderWay } from '../measure-status.js';
import type { MeasureEvent } from '../measure.events.js';
import type { ExistingMeasure } from '../measure.state.js';
import { measureStatus } from '../measure.state.js';
import type { watchCommands } from './watch.commands.js';

type WatchCommand = CommandOf<(typeof watchCommands)[number]>;
type Of<T extends WatchCommand['type']> = Extract<WatchCommand, Command<T>>;

export const watchDecisions: MeasureDecisions<WatchCommand> = {
  OverrideTrafficLight: override,
  EndTrafficLightOverride: (_command, measure) => {
    if (measure.override === undefined) return refuse('traffic light is not overridden');
    return accept<MeasureEvent>({ type: 'TrafficLightOverrideEnded', data: {} });
  },
  RemindMeasure: ({ data }, measure) => {
    if (!isUnderWay(measureStatus(measure))) return acceptAsIs('measure is not under way');
    const isDone = measure.reminders.some(
      ({ stage, overdueSince }) => stage === data.stage && overdueSince === data.overdueSince,
    );
    return isDone ? acceptAsIs('reminded already') : accept<MeasureEvent>({ type: 'MeasureReminded', data });
  },
  DefineMeasureIndicator: ({ data, meta }, measure) => {
    if (isOver(measureStatus(measure))) return refuse('measure is over');
    return defineIndicator(data, measure.indicators, meta);
  },
  RecordMeasureIndicatorValue: ({ data, meta }, measure) => recordIndicatorValue(data, measure.indicators, meta),
};

/** An override by the lead itself is irregular. */
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

/** Whether the party is that organisation, or a function of it. */
function isOf(party: Party | undefined, organisation: string | undefined): boolean {
  if (party === undefined || organisation === undefined) return false;
  if (party.kind === 'organisation') return party.id === organisation;
  return party.kind === 'function' && party.organisation === organisation;
}
