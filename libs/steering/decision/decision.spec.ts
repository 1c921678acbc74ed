import { idFrom, partId } from '#event-sourcing';
import type { Past } from '#event-sourcing/testing';
import { COMMAND_ID, given } from '#event-sourcing/testing';
import fc from 'fast-check';
import { perhaps, randomCommand, staysSound } from '#shared-kernel/testing';
import type { DecisionEvent } from './decision.events.js';
import type { Subject } from '#shared-kernel';
import { MOST_EVER_LISTED } from '#shared-kernel';
import { decisionDecider } from './decision.decide.js';

const by = { kind: 'function', title: 'Leitung Sozialdezernat' } as const;
const courses: Subject = { kind: 'measure', id: idFrom('courses'), version: 1 };
const goal: Subject = { kind: 'goal', id: idFrom('goal'), version: 2 };
const told = { process: idFrom('process'), title: 'Start der Sprachkurse', by, decides: [courses] };
const provision = partId(COMMAND_ID, 'provision', 0);

const recorded: Past<DecisionEvent> = {
  type: 'DecisionRecorded',
  data: { ...told, kind: 'urgent', level: 'unknown', provisions: [{ provision: 'p', kind: 'budget' }] },
  eventId: idFrom('the recording'),
};
const withdrawn: Past<DecisionEvent> = { type: 'DecisionWithdrawn', data: { reason: 'annulled' } };
const none = {};

describe('a decision outside of meetings', () => {
  it('is recorded with what it decides and what it is subject to', () => {
    given(decisionDecider, [])
      .when('RecordDecision', { ...told, kind: 'executive', provisions: [{ kind: 'funding' }] }, {}, none)
      .then([
        {
          type: 'DecisionRecorded',
          data: { ...told, kind: 'executive', level: 'administration', provisions: [{ provision, kind: 'funding' }] },
        },
      ]);
  });

  it('is of the level that is told, and of an unknown one when nobody said', () => {
    const levels = (['urgent', 'earlier'] as const).map((kind) => {
      const { decision } = given(decisionDecider, []).when('RecordDecision', { ...told, kind }, {}, none);
      return decision.accepted ? decision.events.map(({ data }) => 'level' in data && data.level) : [];
    });
    expect(levels).toEqual([['unknown'], ['unknown']]);
    given(decisionDecider, [])
      .when('RecordDecision', { ...told, kind: 'urgent', level: 'council' }, {}, none)
      .then([{ type: 'DecisionRecorded', data: { ...told, kind: 'urgent', level: 'council', provisions: [] } }]);
  });

  it('is never of a higher level than the administration when the administration took it', () => {
    given(decisionDecider, [])
      .when('RecordDecision', { ...told, kind: 'executive', level: 'council' }, {}, none)
      .refuses('executive decision is of another level');
    const executive: Past<DecisionEvent> = {
      type: 'DecisionRecorded',
      data: { ...told, kind: 'executive', level: 'administration', provisions: [] },
    };
    given(decisionDecider, [executive])
      .when('CorrectDecision', { level: 'committee', reason: 'misread' }, {}, none)
      .refuses('executive decision is of another level');
  });

  it('is recorded once, and lists a thing once', () => {
    given(decisionDecider, [recorded])
      .when('RecordDecision', { ...told, kind: 'urgent' }, {}, none)
      .refuses('decision is recorded already');
    given(decisionDecider, [])
      .when('RecordDecision', { ...told, kind: 'urgent', decides: [courses, { ...courses, version: 2 }] }, {}, none)
      .refuses('a subject is listed twice');
  });

  it('decides only on what exists', () => {
    const missingSubject = { reason: 'measure has no such version', field: 'decides.0.version' } as const;
    given(decisionDecider, [])
      .when('RecordDecision', { ...told, kind: 'urgent' }, {}, { missingSubject })
      .refuses('measure has no such version', 'unknownReference');
    given(decisionDecider, [])
      .when(
        'RecordDecision',
        { ...told, kind: 'urgent' },
        {},
        { missing: { kind: 'process', id: 'x', field: 'process' } },
      )
      .refuses('process does not exist', 'unknownReference');
  });

  it('has each provision met once', () => {
    const met: Past<DecisionEvent> = { type: 'DecisionProvisionMet', data: { provision: 'p' } };
    given(decisionDecider, [recorded]).when('MeetDecisionProvision', { provision: 'p' }, {}, none).then([met]);
    given(decisionDecider, [recorded, met])
      .when('MeetDecisionProvision', { provision: 'p' }, {}, none)
      .isAlreadySo('is met already');
    given(decisionDecider, [recorded])
      .when('MeetDecisionProvision', { provision: 'q' }, {}, none)
      .refuses('provision is not known here', 'notFound');
  });

  it('is corrected by what takes its place, the correction of a correction included', () => {
    const first = { by, level: 'unknown', decides: [courses, goal], event: idFrom('the recording'), reason: 'misread' };
    const corrected = { type: 'DecisionCorrected', data: first, eventId: idFrom('c') } as Past<DecisionEvent>;
    given(decisionDecider, [recorded])
      .when('CorrectDecision', { decides: [courses, goal], reason: 'misread' }, {}, none)
      .then([{ type: 'DecisionCorrected', data: first }]);
    given(decisionDecider, [recorded, corrected])
      .when('CorrectDecision', { level: 'council', reason: 'misread' }, {}, none)
      .then([{ type: 'DecisionCorrected', data: { ...first, level: 'council', event: idFrom('c') } }]);
    given(decisionDecider, [recorded])
      .when('CorrectDecision', { decides: [courses], reason: 'misread' }, {}, none)
      .isAlreadySo('is recorded like this already');
  });

  it('lists in all its corrections no more than one reaction can question', () => {
    const many = (of: string, count: number): Subject[] =>
      Array.from({ length: count }, (_, index) => ({ kind: 'measure', id: idFrom([of, index]), version: 1 }));
    const full = {
      ...recorded,
      data: { ...recorded.data, decides: many('a', MOST_EVER_LISTED) },
    } as Past<DecisionEvent>;
    given(decisionDecider, [full])
      .when('CorrectDecision', { decides: many('b', 1), reason: 'misread' }, {}, none)
      .refuses('too many things were listed here');
    given(decisionDecider, [full])
      .when('CorrectDecision', { decides: many('a', 1), reason: 'misread' }, {}, none)
      .then([expect.objectContaining({ type: 'DecisionCorrected' })]);
  });

  it('takes nothing more once it is withdrawn', () => {
    given(decisionDecider, [recorded]).when('WithdrawDecision', { reason: 'annulled' }, {}, none).then([withdrawn]);
    given(decisionDecider, [recorded, withdrawn])
      .when('WithdrawDecision', { reason: 'annulled' }, {}, none)
      .isAlreadySo('is withdrawn already');
    given(decisionDecider, [recorded, withdrawn])
      .when('CorrectDecision', { level: 'council', reason: 'misread' }, {}, none)
      .refuses('decision is withdrawn');
    given(decisionDecider, [])
      .when('WithdrawDecision', { reason: 'annulled' }, {}, none)
      .refuses('not found', 'notFound');
  });

  it('is reminded of what is not carried out, once', () => {
    const due: Past<DecisionEvent> = { type: 'DecisionFollowUpDue', data: { open: [courses], openProvisions: ['p'] } };
    given(decisionDecider, [recorded]).when('RemindOfDecision', due.data, {}, none).then([due]);
    given(decisionDecider, [recorded, due])
      .when('RemindOfDecision', due.data, {}, none)
      .isAlreadySo('is reminded of already');
  });
});

it('a decision of any history is what its events say', () => {
  const some = fc.subarray([courses, goal, { ...courses, version: 3 }]);
  const level = perhaps(fc.constantFrom('administration', 'council'));
  const commands = fc.oneof(
    randomCommand('RecordDecision', {
      process: fc.constant(idFrom('process')),
      kind: fc.constantFrom('executive', 'urgent', 'earlier'),
      title: fc.constant('a'),
      by: fc.constant(by),
      level,
      decides: some,
      provisions: perhaps(fc.constant([{ kind: 'budget' }])),
      followUpOn: perhaps(fc.constant('2019-06')),
    }),
    randomCommand('MeetDecisionProvision', {
      provision: fc.nat({ max: 3 }).map((n) => partId(idFrom(['command', n]), 'provision', 0)),
    }),
    randomCommand('CorrectDecision', { level, decides: perhaps(some), reason: fc.constant('r') }),
    randomCommand('WithdrawDecision', { reason: fc.constant('r') }),
    randomCommand('RemindOfDecision', { open: some, openProvisions: fc.constant([]) }),
  );
  staysSound(decisionDecider, commands, none);
});
