import { partId } from '#event-sourcing';
import type { Past } from '#event-sourcing/testing';
import { ENTITY_ID, given } from '#event-sourcing/testing';
import type { PaperEvent } from '../paper.events.js';
import { paperDecider } from '../paper.decide.js';
import { none, drafted, known, number } from './drafting.fixture.js';

describe('a paper met in an extract', () => {
  const title = 'Sachstandsbericht';

  it('is submitted, and has no invented draft', () => {
    given(paperDecider, [])
      .when('RecordKnownPaper', { ...number, title }, {}, none)
      .then([known]);
  });

  it('has the steps that the source names, with unknown roles where it states none', () => {
    const step = (index: number) => partId(ENTITY_ID, 'step', index);
    given(paperDecider, [])
      .when(
        'RecordKnownPaper',
        { ...number, title, steps: [{ committee: 'a' }, { committee: 'b', role: 'deciding' }] },
        {},
        none,
      )
      .then([
        known,
        { type: 'StepPlanned', data: { step: step(0), committee: 'a', role: 'unknown', order: 1 } },
        { type: 'StepPlanned', data: { step: step(1), committee: 'b', role: 'deciding', order: 2 } },
      ]);
  });

  it('is known once, by one title', () => {
    given(paperDecider, [known])
      .when('RecordKnownPaper', { ...number, title }, {}, none)
      .isAlreadySo('already known');
    given(paperDecider, [known])
      .when('RecordKnownPaper', { ...number, title: 'Bericht' }, {}, none)
      .refuses('paper is known by another title');
    given(paperDecider, [drafted])
      .when('RecordKnownPaper', { ...number, title }, {}, none)
      .refuses('paper exists already');
  });

  it('names only committees that exist', () => {
    given(paperDecider, [])
      .when(
        'RecordKnownPaper',
        { ...number, title, steps: [{ committee: 'a' }] },
        {},
        { ...none, missing: { kind: 'committee', id: 'a', field: 'steps.0.committee' } },
      )
      .refuses('committee does not exist', 'unknownReference');
  });

  it('does not exist after an abandoned claim alone', () => {
    const abandoned: Past<PaperEvent> = { type: 'SubmissionAbandoned', data: number };
    given(paperDecider, [abandoned]).when('WithdrawPaper', {}, {}, none).refuses('paper is not known', 'notFound');
    given(paperDecider, [abandoned])
      .when('RecordKnownPaper', { ...number, title }, {}, none)
      .then([known]);
  });
});
