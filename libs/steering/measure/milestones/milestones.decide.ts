import type { CommandOf } from '#commands';
import type { Command } from '#event-sourcing';
import { accept, acceptAsIs, partId, refuse, refuseMissing } from '#event-sourcing';
import type { MeasureDecision, MeasureDecisions } from '../measure-facts.js';
import { isOver, isUnderWay } from '../measure-status.js';
import type { MeasureEvent } from '../measure.events.js';
import type { ExistingMeasure } from '../measure.state.js';
import { measureStatus } from '../measure.state.js';
import type { milestoneCommands } from './milestones.commands.js';

const MOST_MILESTONES = 200;

type MilestoneCommand = CommandOf<(typeof milestoneCommands)[number]>;
type Of<T extends MilestoneCommand['type']> = Extract<MilestoneCommand, Command<T>>;

export const milestoneDecisions: MeasureDecisions<MilestoneCommand> = {
  AddMilestone: ({ data, meta }, measure) => {
    if (isOver(measureStatus(measure))) return refuse('measure is over');
    if (measure.milestones.length >= MOST_MILESTONES) return refuse('there are 200 milestones already');
    const milestone = partId(meta.commandId, 'milestone', 0);
    return accept<MeasureEvent>({ type: 'MilestoneAdded', data: { milestone, ...data } });
  },
  MoveMilestone: changeMilestone,
  ReachMilestone: changeMilestone,
  DropMilestone: changeMilestone,
};

function changeMilestone(
  { type, data }: Of<'MoveMilestone' | 'ReachMilestone' | 'DropMilestone'>,
  measure: ExistingMeasure,
): MeasureDecision {
  const milestone = measure.milestones.find(({ id }) => id === data.milestone);
  if (milestone === undefined) return refuseMissing('milestone is not known here');
  const { status, due } = milestone;
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
