import { partId } from '#event-sourcing';
import type { Past } from '#event-sourcing/testing';
import { COMMAND_ID, ENTITY_ID, given } from '#event-sourcing/testing';
import type { PaperEvent } from '../paper.events.js';
import { paperDecider } from '../paper.decide.js';

const none = { days: {} };
const organisation = '00000000-0000-4000-8000-000000000001';
const drafted: Past<PaperEvent> = {
  type: 'PaperDrafted',
  data: { title: 'Sachstandsbericht', public: 'unknown', processes: [] },
};
const asked: Past<PaperEvent> = {
  type: 'CoSignatureRequested',
  data: { coSignature: 'c', of: { kind: 'organisation', id: organisation }, version: 1 },
};
const given1: Past<PaperEvent> = { type: 'CoSignatureGiven', data: { coSignature: 'c', version: 1 } };
const released: Past<PaperEvent> = { type: 'PaperReleased', data: { version: 1 } };
const submitted: Past<PaperEvent> = { type: 'PaperSubmitted', data: { reference: '20196743', year: 2019, version: 1 } };
const withdrawn: Past<PaperEvent> = { type: 'PaperWithdrawn', data: {} };
const concluded: Past<PaperEvent> = { type: 'PaperConcluded', data: { effect: 'takenNoteOf', step: 's' } };
const known: Past<PaperEvent> = {
  type: 'KnownPaperRecorded',
  data: { reference: '20196743', year: 2019, title: 'Sachstandsbericht', public: 'unknown', processes: [] },
};
const number = { reference: '20196743', year: 2019 };

describe('a paper that is drafted', () => {
  it('begins with its first version, not public unless somebody says so', () => {
    given(paperDecider, []).when('DraftPaper', { title: 'Sachstandsbericht' }, {}, none).then([drafted]);
  });

  it('is drafted once, and for processes that exist', () => {
    given(paperDecider, [drafted]).when('DraftPaper', { title: 'Bericht' }, {}, none).refuses('paper exists already');
    given(paperDecider, [])
      .when(
        'DraftPaper',
        { title: 'Bericht' },
        {},
        { ...none, missing: { kind: 'process', id: 'p', field: 'processes.0' } },
      )
      .refuses('process does not exist', 'unknownReference');
  });

  it('takes a new version, which asks everybody to sign again and takes the release back', () => {
    const version = { version: 2, title: 'Sachstandsbericht 2018', public: 'unknown' } as const;
    given(paperDecider, [drafted, asked, given1, released])
      .when('AddPaperVersion', { title: 'Sachstandsbericht 2018' }, {}, none)
      .then([{ type: 'PaperVersionAdded', data: version }]);
    const second: Past<PaperEvent> = { type: 'PaperVersionAdded', data: version };
    given(paperDecider, [drafted, asked, given1, released, second])
      .when('ReleasePaper', {}, {}, none)
      .refuses('co-signatures are open');
    given(paperDecider, [drafted, released, second])
      .when('SubmitPaper', number, {}, none)
      .refuses('paper is not released');
  });

  it('takes no version that changes nothing', () => {
    given(paperDecider, [drafted])
      .when('AddPaperVersion', { title: 'Sachstandsbericht' }, {}, none)
      .refuses('version would change nothing');
  });

  it('takes no new version once the committees have it, unless it was met in an extract', () => {
    const data = { document: 'a'.repeat(64) };
    given(paperDecider, [drafted, released, submitted])
      .when('AddPaperVersion', data, {}, none)
      .refuses('paper is with the committees');
    given(paperDecider, [drafted, withdrawn]).when('AddPaperVersion', data, {}, none).refuses('paper is withdrawn');
    given(paperDecider, [known])
      .when('AddPaperVersion', data, {}, none)
      .then([
        { type: 'PaperVersionAdded', data: { version: 2, title: 'Sachstandsbericht', public: 'unknown', ...data } },
      ]);
  });
});

describe('a co-signature', () => {
  it('is asked for once of the same unit', () => {
    const of = { kind: 'organisation', id: organisation } as const;
    const coSignature = partId(COMMAND_ID, 'coSignature', 0);
    given(paperDecider, [drafted])
      .when('RequestCoSignature', { of }, {}, none)
      .then([{ type: 'CoSignatureRequested', data: { coSignature, of, version: 1 } }]);
    given(paperDecider, [drafted, asked]).when('RequestCoSignature', { of }, {}, none).isAlreadySo('requested already');
  });

  it('is asked only of a unit that exists', () => {
    given(paperDecider, [drafted])
      .when(
        'RequestCoSignature',
        { of: { kind: 'organisation', id: organisation } },
        {},
        { ...none, missing: { kind: 'organisation', id: organisation, field: 'of' } },
      )
      .refuses('organisation does not exist', 'unknownReference');
  });

  it('is given, and a refusal is a fact that may still become a signature', () => {
    const refused: Past<PaperEvent> = {
      type: 'CoSignatureRefused',
      data: { coSignature: 'c', version: 1, reason: 'figures are missing' },
    };
    const signature = { coSignature: 'c' };
    given(paperDecider, [drafted, asked]).when('CoSign', signature, {}, none).then([given1]);
    given(paperDecider, [drafted, asked, given1]).when('CoSign', signature, {}, none).isAlreadySo('signed already');
    given(paperDecider, [drafted, asked])
      .when('RefuseCoSignature', { coSignature: 'c', reason: 'figures are missing' }, {}, none)
      .then([refused]);
    given(paperDecider, [drafted, asked, refused])
      .when('RefuseCoSignature', { coSignature: 'c', reason: 'again' }, {}, none)
      .isAlreadySo('refused already');
    given(paperDecider, [drafted, asked, refused]).when('CoSign', signature, {}, none).then([given1]);
    given(paperDecider, [drafted, asked, given1])
      .when('RefuseCoSignature', { coSignature: 'c', reason: 'late' }, {}, none)
      .refuses('co-signature is given already');
  });

  it('is no longer waited for once the request is withdrawn', () => {
    const over: Past<PaperEvent> = { type: 'CoSignatureRequestWithdrawn', data: { coSignature: 'c' } };
    const signature = { coSignature: 'c' };
    given(paperDecider, [drafted, asked]).when('WithdrawCoSignatureRequest', signature, {}, none).then([over]);
    const past = [drafted, asked, over];
    given(paperDecider, past).when('WithdrawCoSignatureRequest', signature, {}, none).isAlreadySo('withdrawn already');
    given(paperDecider, past).when('ReleasePaper', {}, {}, none).then([released]);
    given(paperDecider, past).when('CoSign', signature, {}, none).refuses('request for the co-signature was withdrawn');
    given(paperDecider, past)
      .when('RefuseCoSignature', { ...signature, reason: 'late' }, {}, none)
      .refuses('request for the co-signature was withdrawn');
    given(paperDecider, [drafted, asked, given1])
      .when('WithdrawCoSignatureRequest', signature, {}, none)
      .refuses('co-signature is given already');
  });

  it('belongs to the draft', () => {
    given(paperDecider, [drafted])
      .when('CoSign', { coSignature: 'x' }, {}, none)
      .refuses('co-signature is not known here', 'notFound');
    given(paperDecider, [drafted, asked, given1, released])
      .when('CoSign', { coSignature: 'c' }, {}, none)
      .refuses('paper is released already');
    given(paperDecider, [drafted, released, submitted])
      .when('RequestCoSignature', { of: { kind: 'function', title: 'Leitung Kultur' } }, {}, none)
      .refuses('paper is with the committees');
  });
});

describe('release and submission', () => {
  it('releases when everybody who was asked has answered', () => {
    given(paperDecider, [drafted, asked]).when('ReleasePaper', {}, {}, none).refuses('co-signatures are open');
    given(paperDecider, [drafted, asked, given1]).when('ReleasePaper', {}, {}, none).then([released]);
    given(paperDecider, [drafted, released]).when('ReleasePaper', {}, {}, none).isAlreadySo('released already');
    given(paperDecider, [drafted, withdrawn]).when('ReleasePaper', {}, {}, none).refuses('paper is withdrawn');
  });

  it('submits what is released, under a reference without stray blanks', () => {
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

describe('a paper met in an extract', () => {
  const title = 'Sachstandsbericht';

  it('is submitted, and nothing is invented about its draft', () => {
    given(paperDecider, [])
      .when('RecordKnownPaper', { ...number, title }, {}, none)
      .then([known]);
  });

  it('has the steps that the source names, their roles unknown unless it says so', () => {
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

  it('comes before committees that exist', () => {
    given(paperDecider, [])
      .when(
        'RecordKnownPaper',
        { ...number, title, steps: [{ committee: 'a' }] },
        {},
        { ...none, missing: { kind: 'committee', id: 'a', field: 'steps.0.committee' } },
      )
      .refuses('committee does not exist', 'unknownReference');
  });

  it('is not there after an abandoned claim alone', () => {
    const abandoned: Past<PaperEvent> = { type: 'SubmissionAbandoned', data: number };
    given(paperDecider, [abandoned]).when('WithdrawPaper', {}, {}, none).refuses('paper is not known', 'notFound');
    given(paperDecider, [abandoned])
      .when('RecordKnownPaper', { ...number, title }, {}, none)
      .then([known]);
  });
});
