import { ENTITY_ID } from '#event-sourcing/testing';
import { counted, invited, opened, planned, recorded } from '../meeting.fixture.js';
import { traitsOf } from './outcomes.js';
import { none, event, COMMANDS, when } from './outcome.fixture.js';

describe('the outcome of an item', () => {
  it.each(COMMANDS)('is recorded by %s with %p', (type, data, outcome, vote) => {
    when(opened, type, data).then([event(outcome, vote)]);
  });

  it('carries the vote that was taken, taking note included', () => {
    const unanimous = { kind: 'stated', result: 'unanimous' } as const;
    when(opened, 'AcknowledgeItem', { vote: unanimous }).then([event({ kind: 'acknowledged' }, unanimous)]);
  });

  it('is of an item on this agenda', () => {
    when(opened, 'AcknowledgeItem', { item: 'i9' }).refuses('item is not on this agenda', 'notFound');
    when(opened, 'AcknowledgeItem', {}, { occurredAt: { beforeItem: 'i9' } }).refuses(
      'item is not on this agenda',
      'unknownReference',
    );
  });

  it('is recorded during the sitting, a break included; a withdrawal by the author also before it', () => {
    when(invited, 'AcknowledgeItem', {}).refuses('meeting is invited and not open');
    when(planned, 'AcknowledgeItem', {}).refuses('meeting is planned only');
    when([...opened, { type: 'MeetingInterrupted', data: {} }], 'AcknowledgeItem', {}).then([
      event({ kind: 'acknowledged' }),
    ]);
    when(planned, 'WithdrawItem', {}).then([event({ kind: 'withdrawnByAuthor' }, none)]);
    when(opened, 'AcknowledgeItem', {}, { occurredOn: '2019-02-13' }).refuses(
      'it would lie before the opening of the meeting',
    );
  });

  it('ends the consultation once', () => {
    when([...opened, recorded('i1', { kind: 'acknowledged' })], 'AdoptItem', {}).refuses(
      'consultation of the item has ended already',
    );
    when([...opened, recorded('i1', { kind: 'postponed' })], 'AdoptItem', {}).refuses('item is over for this meeting');
    when([...opened, recorded('i1', { kind: 'discussedOnly' })], 'AdoptItem', {}).then([event({ kind: 'adopted' })]);
  });

  it('ends the consultation with a decision of the committee, not with a postponement', () => {
    const ends = COMMANDS.filter(([, , outcome]) => traitsOf(outcome as never).endsItem).map(([type]) => type);
    expect(ends).not.toContain('PostponeItem');
    expect(ends).not.toContain('RecordItemNotReached');
    expect(ends).toEqual(expect.arrayContaining(['AdoptItem', 'AcknowledgeItem', 'ReferItem', 'WithdrawItem']));
  });

  it('postpones to another meeting than this one', () => {
    when(opened, 'PostponeItem', { to: ENTITY_ID }).refuses('item would be postponed to its own meeting');
  });

  it('carries abstentions and spoilt votes that were left out as unknown', () => {
    const vote = { kind: 'counted', yes: 9, no: 2 };
    const full = { ...vote, abstention: 'unknown', spoilt: 'unknown' } as const;
    when(opened, 'AdoptItem', { vote }).then([event({ kind: 'adopted' }, full)]);
    when(opened, 'AdoptItem', { vote: full }).then([event({ kind: 'adopted' }, full)]);
  });

  it('cannot contradict the votes', () => {
    when(opened, 'AdoptItem', { vote: counted(3, 4) }).refuses('adopted with more votes against than for');
    when(opened, 'AdoptItem', { vote: counted(4, 4) }).refuses('a tie is a refusal');
    when(opened, 'AdoptItem', { vote: { kind: 'stated', result: 'unanimous', no: 1 } }).refuses(
      'a unanimous vote has no votes against it',
    );
  });
});
