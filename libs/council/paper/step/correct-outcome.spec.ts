import type { Past } from '#event-sourcing/testing';
import { given } from '#event-sourcing/testing';
import type { Outcome } from '../../meeting/outcome/outcome.js';
import type { PaperEvent } from '../paper.events.js';
import { paperDecider } from '../paper.decide.js';
import type { StepRole } from './step-outcome.js';
import { none, known, concluded, social, began, brought } from './step.fixture.js';

describe('a corrected outcome', () => {
  const correct = (past: readonly Past<PaperEvent>[], outcome: Outcome, event = 'e', correction = 'k') =>
    given(paperDecider, past).when('CorrectStepOutcome', { event, correction, outcome }, {}, none);
  const corrected = (outcome: Outcome, role: StepRole = 'preparatory'): Past<PaperEvent> => {
    const { data } = brought('p', 'social', role, outcome, 'k');
    return { type: 'StepOutcomeCorrected', data: { ...data, corrected: 'e' } };
  };
  const reopened: Past<PaperEvent> = { type: 'ConsultationReopened', data: { cause: 'k' } };
  const inConsultation = [known, social, began('p')];
  const tookNote = brought('p', 'social', 'preparatory', { kind: 'acknowledged' });

  it('takes the place of the first, once', () => {
    const past = [...inConsultation, tookNote];
    correct(past, { kind: 'postponed' }).then([corrected({ kind: 'postponed' })]);
    correct([...past, corrected({ kind: 'postponed' })], { kind: 'postponed' }).isAlreadySo('corrected already');
    correct([...past, corrected({ kind: 'postponed' })], { kind: 'rejected' }, 'k', 'l').then([
      {
        type: 'StepOutcomeCorrected',
        data: { ...brought('p', 'social', 'preparatory', { kind: 'rejected' }, 'l').data, corrected: 'e' },
      },
    ]);
  });

  it('needs an outcome that came to a step before, and cannot end the step a second time', () => {
    correct(inConsultation, { kind: 'postponed' }).refuses('outcome was not carried to a step', 'unknownReference');
    const postponed = brought('p', 'social', 'preparatory', { kind: 'postponed' });
    const later = brought('p', 'social', 'preparatory', { kind: 'acknowledged' }, 'f', 'n');
    correct([...inConsultation, postponed, later], { kind: 'rejected' }).refuses('step has ended already');
  });

  it('opens a concluded consultation again', () => {
    correct([...inConsultation, tookNote, concluded], { kind: 'rejected' }).then([
      corrected({ kind: 'rejected' }),
      reopened,
    ]);
  });

  it('brings back a paper that was returned or withdrawn by it, unless a new version was drafted since', () => {
    const returned = [
      brought('p', 'social', 'preparatory', { kind: 'returnedToAdministration' }),
      { type: 'PaperReturned', data: { cause: 'e' } } satisfies Past<PaperEvent>,
    ];
    const away = [
      brought('p', 'social', 'preparatory', { kind: 'withdrawnByAuthor' }),
      { type: 'PaperWithdrawn', data: { cause: 'e' } } satisfies Past<PaperEvent>,
    ];
    const version: Past<PaperEvent> = { type: 'PaperVersionAdded', data: { version: 2, title: 'Neu', public: 'no' } };
    const postponed: Outcome = { kind: 'postponed' };
    correct([...inConsultation, ...returned], postponed).then([corrected(postponed), reopened]);
    correct([...inConsultation, ...away], postponed).then([corrected(postponed), reopened]);
    correct([...inConsultation, ...returned, version], postponed).then([corrected(postponed)]);
    correct([...inConsultation, tookNote], { kind: 'withdrawnByAuthor' }).then([
      corrected({ kind: 'withdrawnByAuthor' }),
      { type: 'PaperWithdrawn', data: { cause: 'k' } },
    ]);
  });

  it('takes back a referral that was not acted on', () => {
    const referred: Outcome = { kind: 'referred', to: 'finance' };
    const added: Past<PaperEvent> = {
      type: 'StepAdded',
      data: { step: 'f', committee: 'finance', role: 'preparatory', order: 1, how: 'referred', cause: 'e' },
    };
    const past = [...inConsultation, brought('p', 'social', 'preparatory', referred), added];
    correct(past, { kind: 'recommended' }).then([
      corrected({ kind: 'recommended' }),
      { type: 'StepDropped', data: { step: 'f', reason: 'the referral was corrected' } },
    ]);
    correct(past, referred).then([corrected(referred)]);
  });
});
