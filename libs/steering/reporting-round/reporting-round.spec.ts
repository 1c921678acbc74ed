import { given } from '#event-sourcing/testing';
import fc from 'fast-check';
import { perhaps, randomCommand, staysSound } from '#shared-kernel/testing';
import type { RoundFacts } from './reporting-round.decide.js';
import { reportingRoundDecider } from './reporting-round.decide.js';

const facts: RoundFacts = {
  asks: [
    { measure: 'm1', lead: 'culture' },
    { measure: 'm2', lead: null },
  ],
};
const body = { process: 'p', title: 'Statusabfrage', asOf: '2019-01-31', due: '2019-02-28', measures: ['m1', 'm2'] };
const opened = {
  type: 'RoundOpened',
  data: {
    ...{ process: 'p', title: 'Statusabfrage', asOf: '2019-01-31', due: '2019-02-28' },
    asks: [
      { measure: 'm1', lead: 'culture' },
      { measure: 'm2', lead: null },
    ],
  },
} as const;
const noChange = { type: 'RoundAnswered', data: { measure: 'm1', answer: { kind: 'noChange' } } } as const;

describe('a reporting round', () => {
  it('asks the lead of each measure at its opening, and names the measures without a lead', () => {
    given(reportingRoundDecider, []).when('OpenRound', body, { today: '2019-02-14' }, facts).then([opened]);
  });

  it('asks for at least one and at most 2000 measures', () => {
    const asked = given(reportingRoundDecider, []);
    const { measures, ...all } = body;
    asked
      .when('OpenRound', all, { today: '2019-02-14' }, { asks: [] })
      .refuses('process had no open measures on that day');
    const many = { asks: Array.from({ length: 2001 }, (_, n) => ({ measure: `m${n}`, lead: null })) };
    asked
      .when('OpenRound', all, { today: '2019-02-14' }, many)
      .refuses('process has more measures than a round asks for');
  });

  it('is about a day that has come, and gives time to answer', () => {
    const asked = given(reportingRoundDecider, []);
    asked.when('OpenRound', body, { today: '2019-01-30' }, facts).refuses('round is about a day in the future');
    asked
      .when('OpenRound', { ...body, due: '2019-01-30' }, { today: '2019-02-14' }, facts)
      .refuses('answers would be due before the day that they are about');
  });

  it('asks only for measures of its process', () => {
    given(reportingRoundDecider, [])
      .when(
        'OpenRound',
        body,
        { today: '2019-02-14' },
        { asks: [], unfit: { place: 1, reason: 'measure is of another process' } },
      )
      .refuses('measure is of another process', 'unknownReference');
  });

  it('takes "no change" as an answer, once', () => {
    given(reportingRoundDecider, [opened])
      .when('AnswerRound', { measure: 'm1', kind: 'noChange' }, {}, facts)
      .then([noChange]);
    given(reportingRoundDecider, [opened, noChange])
      .when('AnswerRound', { measure: 'm1', kind: 'noChange' }, {}, facts)
      .isAlreadySo('answered so already');
  });

  it('takes no percentage where nothing changed', () => {
    given(reportingRoundDecider, [opened])
      .when('AnswerRound', { measure: 'm1', kind: 'noChange', percent: 10 }, {}, facts)
      .refuses('nothing changed, so there is no percentage');
  });

  it('takes no change without a description', () => {
    given(reportingRoundDecider, [opened])
      .when('AnswerRound', { measure: 'm1', kind: 'changed' }, {}, facts)
      .refuses('what changed is not said');
  });

  it.each([
    ['a permanent task has no percentage', { kind: 'permanentTask', isUnderWay: true, percent: null }],
    ['measure is not under way, so it has no percentage', { kind: 'project', isUnderWay: false, percent: null }],
    ['less than before needs a note that says why', { kind: 'project', isUnderWay: true, percent: 60 }],
  ] as const)('takes no answer that its measure would refuse: %s', (reason, answered) => {
    const said = { measure: 'm1', kind: 'changed', percent: 40 } as const;
    given(reportingRoundDecider, [opened])
      .when('AnswerRound', said, {}, { ...facts, answered })
      .refuses(reason);
  });

  it('is answered on behalf of a lead only with a reason', () => {
    given(reportingRoundDecider, [opened])
      .when('AnswerForLead', { measure: 'm2', kind: 'changed', percent: 40, reason: 'on leave' }, {}, facts)
      .then([
        {
          type: 'RoundAnswered',
          data: { measure: 'm2', answer: { kind: 'changed', percent: 40 }, forLead: { reason: 'on leave' } },
        },
      ]);
  });

  it('takes answers only for the measures that it asked for', () => {
    given(reportingRoundDecider, [opened])
      .when('AnswerRound', { measure: 'm3', kind: 'noChange' }, {}, facts)
      .refuses('measure is not asked for in this round', 'notFound');
  });

  it('has reminders of missing answers, and closes with the list of them', () => {
    const answered = given(reportingRoundDecider, [opened, noChange]);
    answered.when('RemindRound', {}, {}, facts).then([{ type: 'RoundReminded', data: { missing: ['m2'] } }]);
    answered.when('CloseRound', {}, {}, facts).then([{ type: 'RoundClosed', data: { missing: ['m2'] } }]);
  });

  it('accepts no command once it is closed', () => {
    given(reportingRoundDecider, [opened, { type: 'RoundClosed', data: { missing: ['m1', 'm2'] } }])
      .when('AnswerRound', { measure: 'm1', kind: 'noChange' }, {}, facts)
      .refuses('round is closed');
  });

  it('of any history is rebuilt from its events as the live state', () => {
    const measure = fc.constantFrom('m1', 'm2', 'm3');
    const kind = fc.constantFrom('noChange', 'changed');
    const said = { measure, kind, percent: perhaps(fc.nat({ max: 100 })), note: perhaps(fc.constant('so')) };
    const commands = fc.oneof(
      randomCommand('OpenRound', { ...Object.fromEntries(Object.entries(body).map(([k, v]) => [k, fc.constant(v)])) }),
      randomCommand('AnswerRound', said),
      randomCommand('AnswerForLead', { ...said, reason: fc.constant('on leave') }),
      randomCommand('RemindRound', {}),
      randomCommand('CloseRound', {}),
    );
    staysSound(reportingRoundDecider, commands, facts);
  });
});
