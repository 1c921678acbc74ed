import type { Past } from '#event-sourcing/testing';
import { given } from '#event-sourcing/testing';
import type { PaperEvent } from '../paper.events.js';
import { paperDecider } from '../paper.decide.js';
import { isReadyToConclude } from '../paper.state.js';
import { effectOf } from './step-outcome.js';
import { none, drafted, known, withdrawn, concluded, social, council, began, brought } from './step.fixture.js';

describe('the conclusion', () => {
  const steps = [known, social, council, began('p')];
  const recommended = brought('p', 'social', 'preparatory', { kind: 'recommended' });

  it('follows the last step and takes its outcome from the deciding one', () => {
    const past = [...steps, recommended, brought('d', 'council', 'deciding', { kind: 'adopted' }, 'f', 'c')];
    given(paperDecider, past)
      .when('ConcludePaper', {}, {}, none)
      .then([{ type: 'PaperConcluded', data: { effect: 'approved', step: 'd' } }]);
    expect(isReadyToConclude(given(paperDecider, past).state)).toBe(true);
  });

  it('never counts taking note as approval', () => {
    given(paperDecider, [
      ...steps,
      recommended,
      brought('d', 'council', 'deciding', { kind: 'acknowledged' }, 'f', 'c'),
    ])
      .when('ConcludePaper', {}, {}, none)
      .then([{ type: 'PaperConcluded', data: { effect: 'takenNoteOf', step: 'd' } }]);
    expect(
      (['deciding', 'preparatory', 'unknown'] as const).map((role) => effectOf({ kind: 'acknowledged' }, role)),
    ).toEqual(Array(3).fill('takenNoteOf'));
  });

  it('has no effect where no committee stated anything on the matter', () => {
    const back = brought('p', 'social', 'preparatory', { kind: 'referred', to: 'finance' });
    given(paperDecider, [known, social, began('p'), back])
      .when('ConcludePaper', {}, {}, none)
      .then([{ type: 'PaperConcluded', data: { effect: 'none' } }]);
  });

  it('is refused while steps are open, and while the committees do not have the paper', () => {
    const conclude = (...past: Past<PaperEvent>[]) => given(paperDecider, past).when('ConcludePaper', {}, {}, none);
    conclude(...steps, recommended).refuses('consultation is not at its end');
    conclude(drafted).refuses('paper is not submitted');
    conclude(known, withdrawn).refuses('paper is withdrawn');
    conclude(known, concluded).isAlreadySo('concluded already');
  });
});
