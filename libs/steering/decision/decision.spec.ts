import { idFrom, partId } from '#event-sourcing';
import type { Past } from '#event-sourcing/testing';
import { COMMAND_ID, given } from '#event-sourcing/testing';
import type { DecisionEvent } from './decision.events.js';
import type { Subject } from '#shared-kernel';
import { MOST_EVER_LISTED } from '#shared-kernel';
import { decisionDecider } from './decision.decide.js';

const by = { kind: 'function', title: 'Leitung Sozialdezernat' } as const;
const courses: Subject = { kind: 'measure', id: idFrom('courses'), version: 1 };
const goal: Subject = { kind: 'goal', id: idFrom('goal'), version: 2 };
const content = { process: idFrom('process'), title: 'Start der Sprachkurse', by, decides: [courses] };
const provision = partId(COMMAND_ID, 'provision', 0);

const recordedContent = {
  ...content,
  kind: 'urgent',
  level: 'unknown',
  provisions: [{ provision: 'p', kind: 'budget' }],
} as const;
const recorded: Past<DecisionEvent> = {
  type: 'DecisionRecorded',
  data: recordedContent,
  eventId: idFrom('the recording'),
};
const withdrawn: Past<DecisionEvent> = { type: 'DecisionWithdrawn', data: { reason: 'annulled' } };
const none = {};

describe('a decision outside of meetings', () => {
  it('is recorded with its subjects and provisions', () => {
    given(decisionDecider, [])
      .when('RecordDecision', { ...content, kind: 'executive', provisions: [{ kind: 'funding' }] }, {}, none)
      .then([
        {
          type: 'DecisionRecorded',
          data: {
            ...content,
            kind: 'executive',
            level: 'administration',
            provisions: [{ provision, kind: 'funding' }],
          },
        },
      ]);
  });

  it('has the named level, or else an unknown one', () => {
    const levels = (['urgent', 'earlier'] as const).map((kind) => {
      const { decision } = given(decisionDecider, []).when('RecordDecision', { ...content, kind }, {}, none);
      return decision.accepted ? decision.events.map(({ data }) => 'level' in data && data.level) : [];
    });
    expect(levels).toEqual([['unknown'], ['unknown']]);
    given(decisionDecider, [])
      .when('RecordDecision', { ...content, kind: 'urgent', level: 'council' }, {}, none)
      .then([{ type: 'DecisionRecorded', data: { ...content, kind: 'urgent', level: 'council', provisions: [] } }]);
  });

  it('of the administration is of no higher level', () => {
    given(decisionDecider, [])
      .when('RecordDecision', { ...content, kind: 'executive', level: 'council' }, {}, none)
      .refuses('executive decision is of another level');
    const executive: Past<DecisionEvent> = {
      type: 'DecisionRecorded',
      data: { ...content, kind: 'executive', level: 'administration', provisions: [] },
    };
    given(decisionDecider, [executive])
      .when('CorrectDecision', { level: 'committee', reason: 'misread' }, {}, none)
      .refuses('executive decision is of another level');
  });

  it('is recorded once, and lists a subject once', () => {
    given(decisionDecider, [recorded])
      .when('RecordDecision', { ...content, kind: 'urgent' }, {}, none)
      .refuses('decision is recorded already');
    given(decisionDecider, [])
      .when('RecordDecision', { ...content, kind: 'urgent', decides: [courses, { ...courses, version: 2 }] }, {}, none)
      .refuses('a subject is listed twice');
  });

  it('decides only on subjects that exist', () => {
    const missingSubject = { reason: 'measure has no such version', field: 'decides.0.version' } as const;
    given(decisionDecider, [])
      .when('RecordDecision', { ...content, kind: 'urgent' }, {}, { missingSubject })
      .refuses('measure has no such version', 'unknownReference');
    given(decisionDecider, [])
      .when(
        'RecordDecision',
        { ...content, kind: 'urgent' },
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

  it('is corrected, and its correction too', () => {
    const first = {
      by,
      level: 'unknown',
      decides: [courses, goal],
      event: idFrom('the recording'),
      reason: 'misread',
    } as const;
    const corrected: Past<DecisionEvent> = { type: 'DecisionCorrected', data: first, eventId: idFrom('c') };
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

  it('lists in all its corrections no more subjects than one reaction can question', () => {
    const many = (of: string, count: number): Subject[] =>
      Array.from({ length: count }, (_, index) => ({ kind: 'measure', id: idFrom([of, index]), version: 1 }));
    const full: Past<DecisionEvent> = {
      type: 'DecisionRecorded',
      data: { ...recordedContent, decides: many('a', MOST_EVER_LISTED) },
    };
    given(decisionDecider, [full])
      .when('CorrectDecision', { decides: many('b', 1), reason: 'misread' }, {}, none)
      .refuses('too many things were listed here');
    given(decisionDecider, [full])
      .when('CorrectDecision', { decides: many('a', 1), reason: 'misread' }, {}, none)
      .then([expect.objectContaining({ type: 'DecisionCorrected' })]);
  });

  it('accepts no further command once it is withdrawn', () => {
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

  it('has one reminder of the subjects that were not carried out', () => {
    const due: Past<DecisionEvent> = { type: 'DecisionFollowUpDue', data: { open: [courses], openProvisions: ['p'] } };
    given(decisionDecider, [recorded]).when('RemindOfDecision', due.data, {}, none).then([due]);
    given(decisionDecider, [recorded, due])
      .when('RemindOfDecision', due.data, {}, none)
      .isAlreadySo('is reminded of already');
  });
});
