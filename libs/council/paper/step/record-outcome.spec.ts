import type { Past } from '#event-sourcing/testing';
import { given } from '#event-sourcing/testing';
import type { Outcome } from '../../meeting/outcome/outcome.js';
import type { PaperEvent } from '../paper.events.js';
import { paperDecider } from '../paper.decide.js';
import {
  none,
  newStep,
  referredStep,
  drafted,
  known,
  withdrawn,
  concluded,
  planned,
  social,
  council,
  scheduled,
  began,
  brought,
  said,
  onTheDay,
} from './step.fixture.js';

describe('an outcome from a meeting', () => {
  const takenNoteOf: Outcome = { kind: 'acknowledged' };
  const outcomeOf = (
    past: readonly Past<PaperEvent>[],
    committee: string,
    outcome: Outcome,
    event = 'e',
    meeting = 'm',
  ) => given(paperDecider, past).when('RecordStepOutcome', said(committee, outcome, event, meeting), {}, none);

  it('goes to the step scheduled for the meeting, before an earlier one of the same committee', () => {
    const second = planned('q', 'social', 'information', 3);
    outcomeOf([known, social, second, scheduled('q', 'm'), began('q')], 'social', takenNoteOf).then(
      onTheDay(brought('q', 'social', 'information', takenNoteOf)),
    );
  });

  it('goes to the first open step of the committee, and begins the consultation', () => {
    outcomeOf([known, social, council], 'social', { kind: 'recommended' }).then(
      onTheDay(began('p'), brought('p', 'social', 'preparatory', { kind: 'recommended' })),
    );
  });

  it('adds an unplanned step', () => {
    const added: Past<PaperEvent> = {
      type: 'StepAdded',
      data: { step: newStep, committee: 'social', role: 'unknown', order: 1, how: 'unplanned', cause: 'e' },
    };
    outcomeOf([known], 'social', takenNoteOf).then(
      onTheDay(added, began(newStep), brought(newStep, 'social', 'unknown', takenNoteOf)),
    );
  });

  it('is carried once', () => {
    outcomeOf([known, social, brought('p', 'social', 'preparatory', takenNoteOf)], 'social', takenNoteOf).isAlreadySo(
      'carried already',
    );
  });

  it('ends a step once', () => {
    const past = [known, social, brought('p', 'social', 'preparatory', takenNoteOf)];
    outcomeOf(past, 'social', { kind: 'adopted' }, 'f').refuses('step has ended already');
    outcomeOf(past, 'social', { kind: 'discussedOnly' }, 'f').then(
      onTheDay(began('p'), brought('p', 'social', 'preparatory', { kind: 'discussedOnly' }, 'f')),
    );
  });

  it('needs a paper that was submitted', () => {
    outcomeOf([drafted, social], 'social', takenNoteOf).refuses('paper is not submitted');
  });

  it('keeps the step open when it is postponed, and schedules it where the meeting is known', () => {
    const postponed: Outcome = { kind: 'postponed', to: 'n' };
    outcomeOf([known, social, scheduled('p', 'm'), began('p')], 'social', postponed).then(
      onTheDay(brought('p', 'social', 'preparatory', postponed), scheduled('p', 'n')),
    );
  });

  it('sends the paper to the committee that it is referred to, whose step prepares a deciding one', () => {
    const referred: Outcome = { kind: 'referred', to: 'finance' };
    const added: Past<PaperEvent> = {
      type: 'StepAdded',
      data: { step: referredStep, committee: 'finance', role: 'preparatory', order: 2, how: 'referred', cause: 'e' },
    };
    const past = [known, council, scheduled('d', 'm'), began('d')];
    outcomeOf(past, 'council', referred).then(onTheDay(brought('d', 'council', 'deciding', referred), added));
    outcomeOf([...past, planned('f', 'finance', 'hearing', 3)], 'council', referred).then(
      onTheDay(brought('d', 'council', 'deciding', referred)),
    );
  });

  it('returns or withdraws the paper', () => {
    const back: Outcome = { kind: 'returnedToAdministration' };
    const away: Outcome = { kind: 'withdrawnByAuthor' };
    outcomeOf([known, social], 'social', back).then(
      onTheDay(began('p'), brought('p', 'social', 'preparatory', back), {
        type: 'PaperReturned',
        data: { cause: 'e' },
      }),
    );
    outcomeOf([known, social, began('p')], 'social', away).then(
      onTheDay(brought('p', 'social', 'preparatory', away), { type: 'PaperWithdrawn', data: { cause: 'e' } }),
    );
    outcomeOf([known, social, withdrawn], 'social', away).then(onTheDay(brought('p', 'social', 'preparatory', away)));
  });

  it('out of sequence is a fact: the system notes the deviation', () => {
    const { decision } = outcomeOf([known, social, council, began('d')], 'council', { kind: 'adopted' });
    const evidence = { kind: 'system', policy: 'consultation' };
    expect(decision).toMatchObject({
      accepted: true,
      events: [
        { type: 'StepOutcomeRecorded', data: { effect: 'approved' } },
        { type: 'DeviationNoted', data: { rule: 'stepOutOfSequence', subject: 'd', evidence } },
      ],
    });
  });

  it('of a committee that deals with the paper again reopens a concluded consultation', () => {
    const past = [known, social, began('p'), brought('p', 'social', 'preparatory', takenNoteOf), concluded];
    const added: Past<PaperEvent> = {
      type: 'StepAdded',
      data: { step: newStep, committee: 'social', role: 'unknown', order: 2, how: 'unplanned', cause: 'f' },
    };
    outcomeOf(past, 'social', takenNoteOf, 'f', 'n').then(
      onTheDay(
        added,
        { type: 'ConsultationReopened', data: { cause: 'f' } },
        brought(newStep, 'social', 'unknown', takenNoteOf, 'f', 'n'),
      ),
    );
  });
});
