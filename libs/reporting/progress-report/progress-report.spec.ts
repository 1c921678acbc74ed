import { idFrom } from '#event-sourcing';
import { given } from '#event-sourcing/testing';
import fc from 'fast-check';
import { perhaps, randomCommand, staysSound } from '#shared-kernel/testing';
import type { Compilation } from './progress-report.events.js';
import { OUTCOME_KINDS } from '#council';
import type { ReportFacts } from './progress-report.decide.js';
import { progressReportDecider } from './progress-report.decide.js';

const [process, paper, other] = [idFrom('process'), idFrom('paper'), idFrom('other paper')];
const compilation: Omit<Compilation, 'version'> = {
  title: 'Sachstand',
  asOf: '2019-01-31',
  point: { stream: 'measure-x', revision: '3' },
  illustrations: false,
  figures: { 'measures.total': 1 },
  content: 'a'.repeat(64),
  rules: 'report-2, light-1',
};
const facts: ReportFacts = { kind: 'compiled', compilation };
const fit: ReportFacts = { kind: 'nothing' };
const compiled = { type: 'ReportCompiled', data: { process, version: 1, ...compilation } } as const;
const second = { type: 'ReportVersionCompiled', data: { version: 2, ...compilation } } as const;
const submitted = { type: 'ReportSubmitted', data: { version: 1, paper } } as const;

const outcome = (status: 'acknowledged' | 'postponed' | 'returned', name = 'first') =>
  ({
    type: 'ReportOutcomeRecorded',
    data: {
      version: 1,
      outcome: status === 'returned' ? 'returnedToAdministration' : status,
      status,
      event: idFrom(name),
    },
  }) as const;

describe('a progress report', () => {
  it('is compiled once, from the log', () => {
    given(progressReportDecider, []).when('CompileReport', { process, asOf: '2019-01-31' }, {}, facts).then([compiled]);
    given(progressReportDecider, [compiled])
      .when('CompileReport', { process, asOf: '2019-01-31' }, {}, facts)
      .refuses('report is compiled already');
  });

  it('is refused as of a day in the future and for references to unknown entities', () => {
    const nobody = given(progressReportDecider, []);
    nobody.when('CompileReport', { process, asOf: '2019-02-15' }, {}, facts).refuses('as-of day lies in the future');
    const lacking: ReportFacts = { kind: 'unfit', reason: 'process has no such reporting round', field: 'round' };
    nobody
      .when('CompileReport', { process, asOf: '2019-01-31', round: paper }, {}, lacking)
      .refuses('process has no such reporting round', 'unknownReference');
    nobody
      .when(
        'CompileReport',
        { process, asOf: '2019-01-31' },
        {},
        { kind: 'unfit', reason: 'reporting round is as of a later day' },
      )
      .refuses('reporting round is as of a later day');
  });

  it('gets a new version until it is submitted, and again when committees send it back', () => {
    for (const past of [[], [submitted, outcome('postponed')], [submitted, outcome('returned')]]) {
      given(progressReportDecider, [compiled, ...past])
        .when('CompileReportVersion', {}, {}, facts)
        .then([second]);
    }
    given(progressReportDecider, [compiled, submitted])
      .when('CompileReportVersion', {}, {}, facts)
      .refuses('report is with the committees');
    given(progressReportDecider, [compiled, submitted, outcome('acknowledged')])
      .when('CompileReportVersion', {}, {}, facts)
      .refuses('committees are done with the report');
  });

  it('is submitted only in its newest version, with a paper of its process', () => {
    const report = given(progressReportDecider, [compiled, second]);
    report.when('SubmitReport', { paper }, {}, fit).then([{ type: 'ReportSubmitted', data: { version: 2, paper } }]);
    report.when('SubmitReport', { paper, version: 1 }, {}, fit).refuses('only the newest version can be submitted');
    const foreign: ReportFacts = { kind: 'unfit', reason: 'paper does not belong to the process', field: 'paper' };
    report
      .when('SubmitReport', { paper }, {}, foreign)
      .refuses('paper does not belong to the process', 'unknownReference');
  });

  it('is submitted once, and again after it was returned', () => {
    given(progressReportDecider, [compiled, submitted])
      .when('SubmitReport', { paper }, {}, fit)
      .isAlreadySo('submitted already');
    given(progressReportDecider, [compiled, submitted])
      .when('SubmitReport', { paper: other }, {}, fit)
      .refuses('report is with the committees');
    given(progressReportDecider, [compiled, submitted, outcome('returned')])
      .when('SubmitReport', { paper }, {}, fit)
      .then([submitted]);
  });

  it('takes its status from the outcome of its paper; taking note is no adoption', () => {
    const recording = (kind: (typeof OUTCOME_KINDS)[number]) =>
      given(progressReportDecider, [compiled, submitted]).when('RecordReportOutcome', {
        paper,
        event: idFrom('first'),
        outcome: kind,
      });
    const becomes = {
      acknowledged: 'acknowledged',
      adopted: 'adopted',
      adoptedAsAmended: 'adopted',
      decidedByMayor: 'adopted',
      rejected: 'rejected',
      adoptedWithProviso: 'adopted',
      partlyAdopted: 'submitted',
      notRecommended: 'submitted',
      withoutRecommendation: 'submitted',
      elected: 'submitted',
      agreedToStatement: 'acknowledged',
      settled: 'submitted',
      consulted: 'submitted',
      noticeOnly: 'submitted',
      referred: 'referred',
      postponed: 'postponed',
      returnedToAdministration: 'returned',
      withdrawnByAuthor: 'withdrawn',
      recommended: 'submitted',
      recommendedAsAmended: 'submitted',
      statementGiven: 'submitted',
      removedFromAgenda: 'submitted',
      discussedOnly: 'submitted',
      notReached: 'submitted',
      void: 'submitted',
    } as const;
    for (const kind of OUTCOME_KINDS) {
      const data = { version: 1, outcome: kind, status: becomes[kind], event: idFrom('first') };
      recording(kind).then([{ type: 'ReportOutcomeRecorded', data }]);
    }
  });

  it('returns to its former status after a correction', () => {
    const report = given(progressReportDecider, [compiled, submitted, outcome('acknowledged')]);
    const data = { paper, event: idFrom('second'), corrects: idFrom('first'), outcome: 'discussedOnly' } as const;
    report.when('RecordReportOutcome', data).then([
      {
        type: 'ReportOutcomeRecorded',
        data: { version: 1, outcome: 'discussedOnly', status: 'submitted', event: data.event, corrects: data.corrects },
      },
    ]);
    report
      .when('RecordReportOutcome', { paper, event: idFrom('first'), outcome: 'acknowledged' })
      .isAlreadySo('recorded already');
    report
      .when('RecordReportOutcome', { paper: other, event: idFrom('third'), outcome: 'acknowledged' })
      .refuses('report was not submitted with this paper', 'unknownReference');
  });

  it('keeps the outcome of an older version with that version', () => {
    given(progressReportDecider, [compiled, submitted, outcome('postponed'), second])
      .when('RecordReportOutcome', { paper, event: idFrom('later'), outcome: 'acknowledged' })
      .then([
        {
          type: 'ReportOutcomeRecorded',
          data: { version: 1, outcome: 'acknowledged', status: 'compiled', event: idFrom('later') },
        },
      ]);
  });

  it('is withdrawn unless committees have it, and stays withdrawn', () => {
    const withdrawn = { type: 'ReportWithdrawn', data: {} } as const;
    given(progressReportDecider, [compiled]).when('WithdrawReport', {}).then([withdrawn]);
    given(progressReportDecider, [compiled, submitted])
      .when('WithdrawReport', {})
      .refuses('report is with the committees');
    given(progressReportDecider, [compiled, submitted, outcome('returned'), withdrawn])
      .when('RecordReportOutcome', { paper, event: idFrom('later'), outcome: 'acknowledged' })
      .then([
        {
          type: 'ReportOutcomeRecorded',
          data: { version: 1, outcome: 'acknowledged', status: 'withdrawn', event: idFrom('later') },
        },
      ]);
  });
});

it('the state of a progress report rebuilt from any history is the live one', () => {
  const event = fc.constantFrom(idFrom('a'), idFrom('b'), idFrom('c'));
  const papers = fc.constantFrom(paper, other);
  const commands = fc.oneof(
    randomCommand('CompileReport', { process: fc.constant(process), asOf: fc.constant('2019-01-31') }),
    randomCommand('CompileReportVersion', { asOf: perhaps(fc.constantFrom('2019-01-31', '2019-02-15')) }),
    randomCommand('SubmitReport', { paper: papers, version: perhaps(fc.nat({ max: 3 })) }),
    randomCommand('WithdrawReport', {}),
    randomCommand('RecordReportOutcome', {
      ...{ paper: papers, event, corrects: perhaps(event) },
      outcome: fc.constantFrom(...OUTCOME_KINDS),
    }),
  );
  staysSound(progressReportDecider, commands, facts);
});
