import { partId } from '#event-sourcing';
import type { Past } from '#event-sourcing/testing';
import { COMMAND_ID, given } from '#event-sourcing/testing';
import type { PaperEvent } from '../paper.events.js';
import { paperDecider } from '../paper.decide.js';
import { none, organisation, drafted, asked, given1, released, submitted } from '../drafting/drafting.fixture.js';

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

  it('is not needed after the request is withdrawn', () => {
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
