import { partId } from '#event-sourcing';
import { COMMAND_ID, given } from '#event-sourcing/testing';
import { facts, proposed, underWay } from '../measure.fixture.js';
import { measureDecider } from '../measure.decide.js';

describe('a milestone', () => {
  const milestone = partId(COMMAND_ID, 'milestone', 0);
  const added = { type: 'MilestoneAdded', data: { milestone, title: 'Raum', due: '2019-09' } } as const;
  const at = given(measureDecider, [...underWay, added]);

  it('is added, moved with a reason, reached', () => {
    given(measureDecider, [proposed]).when('AddMilestone', { title: 'Raum', due: '2019-09' }, {}, facts).then([added]);
    const moving = { milestone, due: '2019-11', reason: 'r' };
    at.when('MoveMilestone', moving, {}, facts).then([{ type: 'MilestoneMoved', data: moving }]);
    at.when('ReachMilestone', { milestone }, {}, facts).then([{ type: 'MilestoneReached', data: { milestone } }]);
  });

  it('that was reached or dropped keeps this status', () => {
    const reached = given(measureDecider, [...underWay, added, { type: 'MilestoneReached', data: { milestone } }]);
    reached.when('ReachMilestone', { milestone }, {}, facts).isAlreadySo('reached already');
    reached.when('DropMilestone', { milestone, reason: 'r' }, {}, facts).refuses('milestone is reached');
    const dropped = given(measureDecider, [
      ...underWay,
      added,
      { type: 'MilestoneDropped', data: { milestone, reason: 'r' } },
    ]);
    dropped.when('ReachMilestone', { milestone }, {}, facts).refuses('milestone is dropped');
  });

  it('is not reached before the measure is adopted', () => {
    given(measureDecider, [proposed, added])
      .when('ReachMilestone', { milestone }, {}, facts)
      .refuses('measure is not under way');
    at.when('ReachMilestone', { milestone: 'nothing' }, {}, facts).refuses('milestone is not known here', 'notFound');
  });
});
