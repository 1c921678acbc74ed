import { given } from '#event-sourcing/testing';
import fc from 'fast-check';
import { randomCommand, staysSound } from '#shared-kernel/testing';
import type { ReorganisationFacts } from './reorganisation.decide.js';
import { MOST_CONCERNS, reorganisationDecider } from './reorganisation.decide.js';

const change = { kind: 'merge', from: ['culture', 'sport'], into: 'both' } as const;
const recorded = {
  type: 'ReorganisationRecorded',
  data: { title: 'Kultur und Sport', change, on: '2020-01-01' },
} as const;
const lead = { kind: 'measureLead', thing: 'signs', to: 'both' } as const;
const end = { kind: 'end', thing: 'culture' } as const;
const begun = { type: 'ReorganisationBegun', data: { concerns: [lead], isLast: false } } as const;
const ending = { type: 'ReorganisationBegun', data: { concerns: [end], isLast: true } } as const;
const dealtWith = { type: 'ConcernsDealtWith', data: {} } as const;
const nothing: ReorganisationFacts = { concerns: [], ends: [] };
const facts: ReorganisationFacts = { concerns: [lead], ends: [end] };
const day = { today: '2020-01-01' };

describe('a reorganisation', () => {
  it('is recorded once, with the first day after it', () => {
    given(reorganisationDecider, []).when('RecordReorganisation', recorded.data, {}, nothing).then([recorded]);
    given(reorganisationDecider, [recorded])
      .when('RecordReorganisation', recorded.data, {}, nothing)
      .refuses('reorganisation is recorded already');
  });

  it('is refused with the field that is unfit', () => {
    const unfit = { reason: 'an organisation would belong to itself', field: 'change.into' } as const;
    given(reorganisationDecider, [])
      .when('RecordReorganisation', recorded.data, {}, { ...nothing, unfit })
      .refuses('an organisation would belong to itself', 'unknownReference');
  });

  it('has an exact day unless the day is past', () => {
    const on = '2020-01';
    given(reorganisationDecider, [])
      .when('RecordReorganisation', { ...recorded.data, on }, { today: '2020-01-15' }, nothing)
      .refuses('a day that is not past is named to the day', 'invalid');
    given(reorganisationDecider, [])
      .when('RecordReorganisation', { ...recorded.data, on }, { today: '2020-02-01' }, nothing)
      .then([{ ...recorded, data: { ...recorded.data, on } }]);
  });

  it('begins with its concerns, searches again when they are dealt with, and ends organisations last', () => {
    given(reorganisationDecider, [recorded]).when('BeginReorganisation', {}, day, facts).then([begun]);
    given(reorganisationDecider, [recorded, begun])
      .when('BeginReorganisation', {}, day, facts)
      .isAlreadySo('something is outstanding');
    const carried = { type: 'ConcernCarried', data: { kind: 'measureLead', thing: 'signs' } } as const;
    const looking = given(reorganisationDecider, [recorded, begun, carried, dealtWith]);
    const book = { kind: 'measureLead', thing: 'book', to: 'both' } as const;
    looking
      .when('BeginReorganisation', {}, day, { concerns: [book], ends: [end] })
      .then([{ type: 'ReorganisationBegun', data: { concerns: [book], isLast: false } }]);
    looking.when('BeginReorganisation', {}, day, { concerns: [], ends: [end] }).then([ending]);
  });

  it('does not take up a settled concern again', () => {
    const settled = {
      type: 'ConcernSettled',
      data: { kind: 'measureLead', thing: 'signs', reason: 'stays' },
    } as const;
    given(reorganisationDecider, [recorded, begun, settled, dealtWith])
      .when('BeginReorganisation', {}, day, facts)
      .then([ending]);
  });

  it('without concerns is carried out after two searches', () => {
    given(reorganisationDecider, [recorded])
      .when('BeginReorganisation', {}, day, { concerns: [], ends: [end] })
      .then([{ type: 'ReorganisationBegun', data: { concerns: [], isLast: false } }, dealtWith]);
    given(reorganisationDecider, [recorded])
      .when('BeginReorganisation', {}, day, nothing)
      .then([
        { type: 'ReorganisationBegun', data: { concerns: [], isLast: true } },
        { type: 'ReorganisationCarriedOut', data: {} },
      ]);
  });

  it('names a thousand concerns in several events, and is refused with more than 5000', () => {
    const many = (count: number): ReorganisationFacts => ({
      concerns: Array.from({ length: count }, (_, n) => ({ kind: 'measureLead', thing: `m${n}`, to: 'both' })),
      ends: [end],
    });
    const waiting = given(reorganisationDecider, [recorded]);
    const { concerns } = many(501);
    waiting.when('BeginReorganisation', {}, day, many(501)).then([
      { type: 'ReorganisationBegun', data: { concerns: concerns.slice(0, 500), isLast: false } },
      { type: 'ReorganisationBegun', data: { concerns: concerns.slice(500), isLast: false } },
    ]);
    waiting.when('BeginReorganisation', {}, day, many(MOST_CONCERNS + 1)).refuses('it concerns too much');
  });

  it('is cancelled only before it has begun', () => {
    const cancelled = { type: 'ReorganisationCancelled', data: { reason: 'r' } } as const;
    given(reorganisationDecider, [recorded])
      .when('CancelReorganisation', { reason: 'r' }, {}, nothing)
      .then([cancelled]);
    given(reorganisationDecider, [recorded, begun])
      .when('CancelReorganisation', { reason: 'r' }, {}, nothing)
      .refuses('reorganisation has begun');
    given(reorganisationDecider, [recorded, cancelled])
      .when('BeginReorganisation', {}, day, nothing)
      .isAlreadySo('its day is over');
  });

  it('is carried out with the end of the last organisation', () => {
    const key = { kind: 'measureLead', thing: 'signs' } as const;
    const one = { type: 'ConcernCarried', data: key } as const;
    given(reorganisationDecider, [recorded, begun]).when('RecordCarried', key, {}, nothing).then([one, dealtWith]);
    const last = given(reorganisationDecider, [recorded, begun, one, dealtWith, ending]);
    last.when('RecordCarried', key, {}, nothing).isAlreadySo('nothing of this is outstanding');
    last.when('SettleConcern', { ...end, reason: 'ended by hand' }, {}, nothing).then([
      { type: 'ConcernSettled', data: { ...end, reason: 'ended by hand' } },
      { type: 'ReorganisationCarriedOut', data: {} },
    ]);
  });

  it('allots anew only outstanding concerns', () => {
    const allotted = { kind: 'measureLead', thing: 'signs', to: 'sport' } as const;
    given(reorganisationDecider, [recorded, begun])
      .when('AllotConcern', allotted, {}, nothing)
      .then([{ type: 'ConcernAllotted', data: allotted }]);
    const again = { ...allotted, to: 'both' } as const;
    given(reorganisationDecider, [recorded, begun])
      .when('AllotConcern', again, {}, nothing)
      .then([{ type: 'ConcernAllotted', data: again }]);
    given(reorganisationDecider, [recorded, begun])
      .when('AllotConcern', { ...allotted, thing: 'book' }, {}, nothing)
      .refuses('nothing of this is outstanding', 'notFound');
    given(reorganisationDecider, [recorded])
      .when('AllotConcern', allotted, {}, nothing)
      .refuses('reorganisation has not begun');
  });

  it('is rebuilt from its events as the live state', () => {
    const kind = fc.constantFrom('end', 'measureLead');
    const thing = fc.constantFrom('signs', 'culture');
    const commands = fc.oneof(
      randomCommand('RecordReorganisation', {
        title: fc.constant('Kultur'),
        change: fc.constant(change),
        on: fc.constant('2018'),
      }),
      randomCommand('CancelReorganisation', { reason: fc.constant('r') }),
      randomCommand('BeginReorganisation', {}),
      randomCommand('AllotConcern', { kind, thing, to: fc.constantFrom('both', 'sport') }),
      randomCommand('SettleConcern', { kind, thing, reason: fc.constant('r') }),
      randomCommand('RecordCarried', { kind, thing }),
    );
    staysSound(reorganisationDecider, commands, facts);
  });
});
