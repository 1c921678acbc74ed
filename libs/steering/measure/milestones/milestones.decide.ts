import { accept, acceptAsIs, partId, refuse, refuseMissing } from '#event-sourcing';
import type { ExistingMeasure, Milestone } from '../measure.state.js';
import { measureStatus } from '../measure.state.js';
import type { MeasureEvent } from '../measure.events.js';
import type { MeasureDecision, MeasureFacts, Of } from '../measure-facts.js';
import { isOver, isUnderWay } from '../measure-status.js';

const MOST_MILESTONES = 200;
const MOST_DEPENDENCIES = 100;

export function changeDependencies(
  { type, data }: Of<'AddDependency'> | Of<'RemoveDependency'>,
  measure: ExistingMeasure,
  { walk }: MeasureFacts,
): MeasureDecision {
  const depends = measure.dependsOn.includes(data.on);
  if (type === 'RemoveDependency') {
    if (!depends) return refuseMissing('measure does not depend on this one');
    return accept<MeasureEvent>({ type: 'MeasureDependencyRemoved', data });
  }
  if (isOver(measureStatus(measure))) return refuse('measure is over');
  if (depends) return acceptAsIs('depends on it already');
  if (measure.dependsOn.length >= MOST_DEPENDENCIES) return refuse('there are 100 dependencies already');
  if (walk === 'circle') return refuse('dependencies would form a circle');
  if (walk === 'too long') return refuse('more than 1,000 measures would have to be looked at for a circle');
  return accept<MeasureEvent>({ type: 'MeasureDependencyAdded', data });
}

type ExistingMilestoneCommand = Of<'MoveMilestone'> | Of<'ReachMilestone'> | Of<'DropMilestone'>;

export function decideMilestone(
  command: Of<'AddMilestone'> | ExistingMilestoneCommand,
  measure: ExistingMeasure,
): MeasureDecision {
  const known =
    command.type === 'AddMilestone' ? undefined : measure.milestones.find(({ id }) => id === command.data.milestone);
  if (command.type !== 'AddMilestone') {
    return known === undefined
      ? refuseMissing('milestone is not known here')
      : changeMilestone(command, known, measure);
  }
  if (isOver(measureStatus(measure))) return refuse('measure is over');
  if (measure.milestones.length >= MOST_MILESTONES) return refuse('there are 200 milestones already');
  const milestone = partId(command.meta.commandId, 'milestone', 0);
  return accept<MeasureEvent>({ type: 'MilestoneAdded', data: { milestone, ...command.data } });
}

function changeMilestone(
  { type, data }: ExistingMilestoneCommand,
  { status, due }: Milestone,
  measure: ExistingMeasure,
): MeasureDecision {
  if (status === 'reached') {
    return type === 'ReachMilestone' ? acceptAsIs('reached already') : refuse('milestone is reached');
  }
  if (status === 'dropped') {
    return type === 'DropMilestone' ? acceptAsIs('dropped already') : refuse('milestone is dropped');
  }
  const present = measureStatus(measure);
  if (isOver(present)) return refuse('measure is over');
  switch (type) {
    case 'MoveMilestone':
      if (due === data.due) return acceptAsIs('is due then already');
      return accept<MeasureEvent>({ type: 'MilestoneMoved', data });
    case 'ReachMilestone':
      if (!isUnderWay(present)) return refuse('measure is not under way');
      return accept<MeasureEvent>({ type: 'MilestoneReached', data });
    case 'DropMilestone':
      return accept<MeasureEvent>({ type: 'MilestoneDropped', data });
  }
}
