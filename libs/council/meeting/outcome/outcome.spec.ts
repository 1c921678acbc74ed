import { idFrom, partId } from '#event-sourcing';
import type { CommandMeta } from '#event-sourcing';
import { COMMAND_ID, ENTITY_ID } from '#event-sourcing/testing';
import {
  counted,
  eventOf,
  invited,
  item,
  meeting,
  ofCircle,
  ofCouncil,
  opened,
  outcomeId,
  PAPER,
  planned,
  recorded,
} from '../meeting.fixture.js';
import type { OutcomeCommand } from '../meeting-decision.js';
import { findOutcome, hasEffect } from './find-outcome.js';
import { traitsOf } from './outcomes.js';

const HASH = 'a'.repeat(64);
const OTHER = idFrom('elsewhere');
const own = partId(COMMAND_ID, 'outcome', 0);
const unknown = { kind: 'unknown' } as const;
const none = { kind: 'none' } as const;
const event = (outcome: object, vote: object = unknown) => ({
  type: 'ItemOutcomeRecorded',
  data: { item: 'i1', outcomeId: own, outcome, intent: 'acknowledgement', paper: PAPER, vote },
});
const asDeviation = (...rules: string[]): Partial<CommandMeta> => ({
  deviations: rules.map((rule) => ({ rule, reason: 'it was so' })),
});

const COMMANDS: readonly (readonly [OutcomeCommand['type'], object, object, object])[] = [
  ['AdoptItem', {}, { kind: 'adopted' }, unknown],
  ['AdoptItemAsAmended', { wording: HASH }, { kind: 'adoptedAsAmended', wording: HASH }, unknown],
  ['RecommendItem', {}, { kind: 'recommended' }, unknown],
  ['RecommendItemAsAmended', {}, { kind: 'recommendedAsAmended' }, unknown],
  ['RecommendItemAsAmended', { wording: HASH }, { kind: 'recommendedAsAmended', wording: HASH }, unknown],
  ['RejectItem', {}, { kind: 'rejected' }, unknown],
  ['AcknowledgeItem', {}, { kind: 'acknowledged' }, unknown],
  ['GiveStatement', {}, { kind: 'statementGiven' }, unknown],
  ['PostponeItem', {}, { kind: 'postponed' }, unknown],
  ['PostponeItem', { to: OTHER }, { kind: 'postponed', to: OTHER }, unknown],
  ['ReferItem', { to: OTHER }, { kind: 'referred', to: OTHER }, unknown],
  ['ReturnItemToAdministration', {}, { kind: 'returnedToAdministration' }, unknown],
  ['RemoveItemFromAgenda', {}, { kind: 'removedFromAgenda' }, unknown],
  ['WithdrawItem', {}, { kind: 'withdrawnByAuthor' }, none],
  ['RecordDiscussionOnly', {}, { kind: 'discussedOnly' }, none],
  ['RecordItemNotReached', {}, { kind: 'notReached' }, none],
  ['RecordMayorsDecision', {}, { kind: 'decidedByMayor' }, none],
  ['RecordVoidOutcome', {}, { kind: 'void' }, unknown],
];

/** Any of the outcome commands, whose data differ by type. */
function when(past: typeof opened, type: OutcomeCommand['type'], data: object, meta = {}, facts = ofCouncil) {
  return meeting(past).when(type, { item: 'i1', ...data }, meta, facts);
}

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

  it('comes about in the sitting, a break included; an author withdraws before it, too', () => {
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

  it('ends it by what the committee does, not by what it puts off', () => {
    const ends = COMMANDS.filter(([, , outcome]) => traitsOf(outcome as never).endsItem).map(([type]) => type);
    expect(ends).not.toContain('PostponeItem');
    expect(ends).not.toContain('RecordItemNotReached');
    expect(ends).toEqual(expect.arrayContaining(['AdoptItem', 'AcknowledgeItem', 'ReferItem', 'WithdrawItem']));
  });

  it('postpones to another meeting than this one', () => {
    when(opened, 'PostponeItem', { to: ENTITY_ID }).refuses('item would be postponed to its own meeting');
  });

  it('carries abstentions and spoilt votes that were not told as unknown', () => {
    const vote = { kind: 'counted', yes: 9, no: 2 };
    const full = { ...vote, abstention: 'unknown', spoilt: 'unknown' } as const;
    when(opened, 'AdoptItem', { vote }).then([event({ kind: 'adopted' }, full)]);
    when(opened, 'AdoptItem', { vote: full }).then([event({ kind: 'adopted' }, full)]);
  });

  it('cannot be what the votes do not allow', () => {
    when(opened, 'AdoptItem', { vote: counted(3, 4) }).refuses('adopted with more votes against than for');
    when(opened, 'AdoptItem', { vote: counted(4, 4) }).refuses('a tie is a refusal');
    when(opened, 'AdoptItem', { vote: { kind: 'stated', result: 'unanimous', no: 1 } }).refuses(
      'a unanimous vote has no votes against it',
    );
  });
});

describe('an outcome against the rules', () => {
  it.each(['AdoptItem', 'RejectItem', 'RecordMayorsDecision'] as const)(
    'is beyond a steering circle: %s on a paper',
    (type) => {
      when(opened, type, {}, {}, ofCircle).violates('beyondCompetence');
    },
  );

  it('is within a steering circle that recommends, or agrees an item without a paper, or whose paper nobody knows', () => {
    when(opened, 'RecommendItem', {}, {}, ofCircle).then([event({ kind: 'recommended' })]);
    const oral = [...opened.slice(0, 1), item('i1', '1', { kind: 'oral' }), ...opened.slice(2)];
    expect(when(oral, 'AdoptItem', {}, {}, ofCircle).decision.accepted).toBe(true);
    const unclear = [...opened.slice(0, 1), item('i1', '1', { kind: 'unknown' }), ...opened.slice(2)];
    expect(when(unclear, 'AdoptItem', {}, {}, ofCircle).decision.accepted).toBe(true);
  });

  it('was not announced when the item came after the invitation, unless that is noted already', () => {
    const late = [...opened, item('i3', '3')];
    const noted = {
      type: 'DeviationNoted',
      data: {
        deviation: 'd',
        rule: 'notOnAgenda',
        ruleVersion: 'builtin-1',
        weight: 'curable',
        source: 'builtin',
        reason: 'urgent',
        subject: 'i3',
      },
    } as const;
    when(late, 'AdoptItem', { item: 'i3' }).violates('notOnAgenda');
    when(late, 'AdoptItem', { item: 'i3' }, {}, ofCircle).violates('beyondCompetence', 'notOnAgenda');
    expect(when(late, 'PostponeItem', { item: 'i3' }).decision.accepted).toBe(true);
    expect(when([...late, noted], 'AdoptItem', { item: 'i3' }).decision.accepted).toBe(true);
  });

  it('is recorded with a deviation for each rule, about the outcome or about the item', () => {
    const { decision } = when(
      [...opened, item('i3', '3')],
      'AdoptItem',
      { item: 'i3' },
      asDeviation('notOnAgenda', 'beyondCompetence'),
      ofCircle,
    );
    expect(decision).toMatchObject({
      events: [
        { type: 'ItemOutcomeRecorded' },
        { type: 'DeviationNoted', data: { rule: 'beyondCompetence', weight: 'invalidating', subject: own } },
        { type: 'DeviationNoted', data: { rule: 'notOnAgenda', weight: 'curable', subject: 'i3' } },
      ],
    });
  });

  it('has no effect until its deviation is cured or accepted', () => {
    const noted = {
      type: 'DeviationNoted',
      data: {
        deviation: 'd1',
        rule: 'beyondCompetence',
        ruleVersion: 'builtin-1',
        weight: 'invalidating',
        source: 'builtin',
        reason: 'it was so',
        subject: outcomeId('i1'),
      },
    } as const;
    const by = { kind: 'unknown' } as const;
    const past = [...opened, recorded('i1', { kind: 'adopted' }), noted];
    expect(hasEffect(meeting(past).state, outcomeId('i1'))).toBe(false);
    const resolution = { deviation: 'd1', how: 'cured', by } as const;
    const resolved = { type: 'DeviationResolved', data: { ...resolution, subject: outcomeId('i1') } } as const;
    meeting(past).when('ResolveDeviation', resolution, {}, ofCircle).then([resolved]);
    const cured = meeting([...past, resolved]);
    expect(hasEffect(cured.state, outcomeId('i1'))).toBe(true);
    cured.when('ResolveDeviation', resolution, {}, ofCircle).refuses('deviation has ended already');
    meeting(past)
      .when('ResolveDeviation', { ...resolution, deviation: 'd9' }, {}, ofCircle)
      .refuses('deviation is not known here', 'notFound');
  });
});

describe('a correction', () => {
  const past = [...opened, recorded('i1', { kind: 'acknowledged' }, counted(5, 0))];
  const why = { reason: 'misread', authority: { kind: 'unknown' } } as const;
  const corrected = {
    type: 'OutcomeCorrected',
    data: {
      event: eventOf('i1'),
      item: 'i1',
      outcomeId: own,
      outcome: { kind: 'recommended' },
      intent: 'acknowledgement',
      paper: PAPER,
      vote: counted(5, 0),
      ...why,
    },
  } as const;
  const correction = { event: eventOf('i1'), outcome: { kind: 'recommended' }, ...why } as const;

  it('takes the place of the outcome that it names, with the vote as it was', () => {
    meeting(past).when('CorrectOutcome', correction, {}, ofCouncil).then([corrected]);
    meeting(past)
      .when('CorrectOutcome', { ...correction, vote: counted(4, 1) }, {}, ofCouncil)
      .then([{ ...corrected, data: { ...corrected.data, vote: counted(4, 1) } }]);
    const { state } = meeting([...past, { ...corrected, eventId: 'c1' }]);
    expect(findOutcome(state, { event: eventOf('i1') })?.outcome.correctedBy).toBe('c1');
    expect(findOutcome(state, { outcomeId: own })?.outcome).toMatchObject({ outcome: { kind: 'recommended' } });
  });

  it('is possible after the closing', () => {
    meeting([...past, { type: 'MeetingClosed', data: {} }])
      .when('CorrectOutcome', correction, {}, ofCouncil)
      .then([corrected]);
  });

  it('is itself what is corrected next', () => {
    const twice = [...past, { ...corrected, eventId: 'c1' }];
    meeting(twice).when('CorrectOutcome', correction, {}, ofCouncil).refuses('outcome has been corrected already');
    const { decision } = meeting(twice).when(
      'CorrectOutcome',
      { ...correction, event: 'c1', outcome: { kind: 'acknowledged' } },
      {},
      ofCouncil,
    );
    expect(decision).toMatchObject({ accepted: true, events: [{ data: { event: 'c1' } }] });
  });

  it('changes something, of an outcome of this meeting', () => {
    meeting(past)
      .when('CorrectOutcome', { ...correction, outcome: { kind: 'acknowledged' } }, {}, ofCouncil)
      .isAlreadySo('is recorded like this already');
    meeting(past)
      .when('CorrectOutcome', { ...correction, event: OTHER }, {}, ofCouncil)
      .refuses('outcome is not known in this meeting', 'unknownReference');
  });

  it('makes no second end, no impossible vote, and nothing beyond the competence', () => {
    const discussed = [
      ...opened,
      { ...recorded('i1', { kind: 'discussedOnly' }), eventId: 'd1' },
      recorded('i1', { kind: 'rejected' }),
    ];
    meeting(discussed)
      .when('CorrectOutcome', { ...correction, event: 'd1' }, {}, ofCouncil)
      .refuses('consultation of the item has ended already');
    meeting(past)
      .when('CorrectOutcome', { ...correction, vote: counted(1, 2) }, {}, ofCouncil)
      .refuses('adopted with more votes against than for');
    meeting(past)
      .when('CorrectOutcome', { ...correction, outcome: { kind: 'adopted' } }, {}, ofCircle)
      .violates('beyondCompetence');
  });
});
