import type { Past } from '#event-sourcing/testing';
import { given } from '#event-sourcing/testing';
import type { PaperEvent } from '../paper.events.js';
import { paperDecider } from '../paper.decide.js';
import {
  none,
  drafted,
  asked,
  given1,
  released,
  submitted,
  withdrawn,
  concluded,
  known,
  number,
} from './drafting.fixture.js';

describe('release and submission', () => {
  it('is released when each co-signer has answered', () => {
    given(paperDecider, [drafted, asked]).when('ReleasePaper', {}, {}, none).refuses('co-signatures are open');
    given(paperDecider, [drafted, asked, given1]).when('ReleasePaper', {}, {}, none).then([released]);
    given(paperDecider, [drafted, released]).when('ReleasePaper', {}, {}, none).isAlreadySo('released already');
    given(paperDecider, [drafted, withdrawn]).when('ReleasePaper', {}, {}, none).refuses('paper is withdrawn');
  });

  it('submits a released paper, under a reference without stray blanks', () => {
    given(paperDecider, [drafted]).when('SubmitPaper', number, {}, none).refuses('paper is not released');
    given(paperDecider, [drafted, released])
      .when('SubmitPaper', { reference: ' 20196743 ', year: 2019 }, {}, none)
      .then([submitted]);
    const past = [drafted, released, submitted];
    given(paperDecider, past).when('SubmitPaper', number, {}, none).isAlreadySo('submitted already');
    given(paperDecider, past)
      .when('SubmitPaper', { ...number, year: 2020 }, {}, none)
      .refuses('paper is with the committees');
    given(paperDecider, [...past, concluded])
      .when('SubmitPaper', number, {}, none)
      .refuses('consultation is concluded');
  });

  it('returns to the draft and needs a new release', () => {
    const returned: Past<PaperEvent> = { type: 'PaperReturned', data: { reason: 'costs are missing' } };
    const past = [drafted, released, submitted];
    given(paperDecider, past).when('ReturnPaper', { reason: 'costs are missing' }, {}, none).then([returned]);
    given(paperDecider, [...past, returned])
      .when('SubmitPaper', number, {}, none)
      .refuses('paper is not released');
    given(paperDecider, [...past, returned])
      .when('ReturnPaper', {}, {}, none)
      .refuses('paper is not submitted');
    given(paperDecider, [...past, concluded])
      .when('ReturnPaper', {}, {}, none)
      .refuses('consultation is concluded');
  });

  it('is withdrawn until the consultation is concluded', () => {
    given(paperDecider, [drafted]).when('WithdrawPaper', {}, {}, none).then([withdrawn]);
    given(paperDecider, [drafted, withdrawn]).when('WithdrawPaper', {}, {}, none).isAlreadySo('withdrawn already');
    given(paperDecider, [known, concluded]).when('WithdrawPaper', {}, {}, none).refuses('consultation is concluded');
  });

  it('abandons only a reference that the paper does not hold', () => {
    const abandoned: Past<PaperEvent> = { type: 'SubmissionAbandoned', data: number };
    given(paperDecider, [drafted, released]).when('AbandonSubmission', number, {}, none).then([abandoned]);
    given(paperDecider, []).when('AbandonSubmission', number, {}, none).then([abandoned]);
    given(paperDecider, [drafted, released, submitted])
      .when('AbandonSubmission', number, {}, none)
      .refuses('paper holds this reference');
  });
});
