import type { Past } from '#event-sourcing/testing';
import { given } from '#event-sourcing/testing';
import type { ScheduleFacts } from './step-sequence.js';
import type { PaperEvent } from '../paper.events.js';
import { paperDecider } from '../paper.decide.js';
import {
  none,
  newStep,
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
} from './step.fixture.js';

describe('planning steps', () => {
  it('adds a step behind the last, and a committee may have two steps', () => {
    given(paperDecider, [drafted, social])
      .when('PlanStep', { committee: 'social', role: 'information' }, {}, none)
      .then([planned(newStep, 'social', 'information', 2)]);
  });

  it('ends with the consultation', () => {
    const step = { committee: 'social', role: 'information' } as const;
    given(paperDecider, [known, concluded]).when('PlanStep', step, {}, none).refuses('consultation is concluded');
    given(paperDecider, [known, withdrawn]).when('PlanStep', step, {}, none).refuses('paper is withdrawn');
  });

  it('drops a step that does not take place, with a reason', () => {
    const data = { step: 'p', reason: 'planned by mistake' };
    given(paperDecider, [known, social])
      .when('DropStep', data, {}, none)
      .then([{ type: 'StepDropped', data }]);
    given(paperDecider, [known]).when('DropStep', data, {}, none).refuses('step is not known here', 'notFound');
    given(paperDecider, [known, social, brought('p', 'social', 'preparatory', { kind: 'discussedOnly' })])
      .when('DropStep', data, {}, none)
      .refuses('step has outcomes');
    given(paperDecider, [known, social, withdrawn]).when('DropStep', data, {}, none).refuses('paper is withdrawn');
  });
});

describe('scheduling a step', () => {
  const inMarch: ScheduleFacts = { meeting: { committee: 'social', cancelled: false }, days: { m: '2019-03-12' } };
  const ofCouncil: ScheduleFacts = {
    meeting: { committee: 'council', cancelled: false },
    days: { m: '2019-02', c: '2019-03' },
  };

  it('begins the consultation of a submitted paper', () => {
    given(paperDecider, [known, social])
      .when('ScheduleStep', { step: 'p', meeting: 'm' }, {}, inMarch)
      .then([scheduled('p', 'm'), began('p')]);
    given(paperDecider, [known, social, scheduled('p', 'm'), began('p')])
      .when('ScheduleStep', { step: 'p', meeting: 'm' }, {}, inMarch)
      .isAlreadySo('scheduled for this meeting already');
  });

  it('needs a meeting of the committee that takes place', () => {
    const when = (facts: ScheduleFacts) =>
      given(paperDecider, [known, social]).when('ScheduleStep', { step: 'p', meeting: 'm' }, {}, facts);
    when(none).refuses('meeting does not exist', 'unknownReference');
    when(ofCouncil).refuses('meeting is of another committee');
    when({ ...inMarch, meeting: { committee: 'social', cancelled: true } }).refuses('meeting is cancelled');
  });

  it('needs an open step of a paper that the committees have', () => {
    const data = { step: 'p', meeting: 'm' };
    const ended = brought('p', 'social', 'preparatory', { kind: 'recommended' });
    given(paperDecider, [known]).when('ScheduleStep', data, {}, inMarch).refuses('step is not known here', 'notFound');
    given(paperDecider, [drafted, social]).when('ScheduleStep', data, {}, inMarch).refuses('paper is not submitted');
    given(paperDecider, [known, social, ended])
      .when('ScheduleStep', data, {}, inMarch)
      .refuses('step has ended already');
    given(paperDecider, [known, social, concluded])
      .when('ScheduleStep', data, {}, inMarch)
      .refuses('consultation is concluded');
  });

  it('before the preparatory step is irregular, and noted with its reason', () => {
    const data = { step: 'd', meeting: 'c' };
    given(paperDecider, [known, social, council])
      .when('ScheduleStep', data, {}, ofCouncil)
      .violates('stepOutOfSequence');
    given(paperDecider, [known, social, council, scheduled('p', 'm'), began('p')])
      .when('ScheduleStep', data, {}, { ...ofCouncil, days: { m: '2019-04', c: '2019-03-12' } })
      .violates('stepOutOfSequence');
    const deviations = [{ rule: 'stepOutOfSequence', reason: 'the grant ends in March' }];
    const { decision } = given(paperDecider, [known, social, council]).when(
      'ScheduleStep',
      data,
      { deviations },
      ofCouncil,
    );
    expect(decision).toMatchObject({
      accepted: true,
      events: [scheduled('d', 'c'), began('d'), { type: 'DeviationNoted', data: { weight: 'formal', subject: 'd' } }],
    });
  });

  it('is irregular too where the preparatory step moves behind the deciding one', () => {
    given(paperDecider, [known, social, council, scheduled('p', 'm'), began('p'), scheduled('d', 'c')])
      .when('ScheduleStep', { step: 'p', meeting: 'n' }, {}, { ...inMarch, days: { n: '2019-04-02', c: '2019-03-12' } })
      .violates('stepOutOfSequence');
  });

  it('is no deviation while the order of the two is unknown', () => {
    given(paperDecider, [known, social, council, scheduled('p', 'm'), began('p')])
      .when('ScheduleStep', { step: 'd', meeting: 'c' }, {}, { ...ofCouncil, days: { m: '2019-Q1', c: '2019-03-12' } })
      .then([scheduled('d', 'c')]);
  });

  it('resolves a deviation once', () => {
    const noted: Past<PaperEvent> = {
      type: 'DeviationNoted',
      data: {
        deviation: 'x',
        rule: 'stepOutOfSequence',
        ruleVersion: 'builtin-1',
        weight: 'formal',
        source: 'builtin',
        reason: 'r',
        subject: 'd',
      },
    };
    const data = { deviation: 'x', how: 'accepted', by: { kind: 'unknown' } } as const;
    const resolved: Past<PaperEvent> = { type: 'DeviationResolved', data: { ...data, subject: 'd' } };
    given(paperDecider, [known, noted]).when('ResolveDeviation', data, {}, none).then([resolved]);
    given(paperDecider, [known, noted, resolved])
      .when('ResolveDeviation', data, {}, none)
      .refuses('deviation has ended already');
    given(paperDecider, [known])
      .when('ResolveDeviation', data, {}, none)
      .refuses('deviation is not known here', 'notFound');
  });
});
