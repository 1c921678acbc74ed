import { given } from '#event-sourcing/testing';
import { paperDecider } from '../paper/paper.decide.js';
import { began, brought, known, none, scheduled, social } from '../paper/step/step.fixture.js';
import { meeting, reactionTo } from './consultation.fixture.js';

const strike = { item: 'item 5', reason: 'entered twice' };

describe('the paper of an item that was taken off the agenda', () => {
  it('is told, unless another item rests on it', async () => {
    const alone = meeting([{ eventId: 's', type: 'ItemStruck', data: { ...strike, papers: ['the paper'] } }]);
    const body = { meeting: 'm', occurredOn: '2019-02-14' };
    expect(await reactionTo(alone, 's')).toEqual({
      effects: [{ command: 'UnscheduleStep', target: 'the paper', body }],
      wakes: [],
    });
    const shared = meeting([{ eventId: 's', type: 'ItemStruck', data: { ...strike, papers: [] } }]);
    expect(await reactionTo(shared, 's')).toBe('no concern');
  });

  it('waits for another meeting with the step that it had', () => {
    const waiting = given(paperDecider, [known, social, scheduled('p', 'm'), began('p')]);
    waiting
      .when('UnscheduleStep', { meeting: 'm' }, {}, none)
      .then([{ type: 'StepUnscheduled', data: { step: 'p', meeting: 'm' } }]);
    waiting.when('UnscheduleStep', { meeting: 'another' }, {}, none).isAlreadySo('no step waits for this meeting');
  });

  it('keeps a step that the meeting brought an outcome to', () => {
    const outcome = brought('p', 'social', 'preparatory', { kind: 'discussedOnly' });
    given(paperDecider, [known, social, scheduled('p', 'm'), began('p'), outcome])
      .when('UnscheduleStep', { meeting: 'm' }, {}, none)
      .isAlreadySo('no step waits for this meeting');
  });
});
