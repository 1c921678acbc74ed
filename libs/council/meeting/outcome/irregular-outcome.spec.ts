import { item, meeting, ofCircle, opened, outcomeId, recorded } from '../meeting.fixture.js';
import { hasEffect } from './find-outcome.js';
import { own, event, asDeviation, when } from './outcome.fixture.js';

describe('an outcome against the rules', () => {
  it.each(['AdoptItem', 'RejectItem', 'RecordMayorsDecision'] as const)(
    'exceeds the competence of a steering circle: %s on a paper',
    (type) => {
      when(opened, type, {}, {}, ofCircle).violates('beyondCompetence');
    },
  );

  it('is within the competence of a steering circle that recommends, or agrees an item without a paper or with an unknown one', () => {
    when(opened, 'RecommendItem', {}, {}, ofCircle).then([event({ kind: 'recommended' })]);
    const oral = [...opened.slice(0, 1), item('i1', '1', { kind: 'oral' }), ...opened.slice(2)];
    expect(when(oral, 'AdoptItem', {}, {}, ofCircle).decision.accepted).toBe(true);
    const unclear = [...opened.slice(0, 1), item('i1', '1', { kind: 'unknown' }), ...opened.slice(2)];
    expect(when(unclear, 'AdoptItem', {}, {}, ofCircle).decision.accepted).toBe(true);
  });

  it('is a deviation when the item came after the invitation, unless that is noted already', () => {
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
