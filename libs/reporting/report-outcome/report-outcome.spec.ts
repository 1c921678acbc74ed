import { idFrom } from '#event-sourcing';
import { committeeCommands, committeeStream, paperCommands, paperStream } from '#council';
import { progressReportCommands } from '../progress-report/progress-report.commands.js';
import { progressReportStream } from '../progress-report/progress-report.stream.js';
import { strategyProcessCommands, strategyProcessStream } from '#steering';
import { PolicyHarness } from '#shared-kernel/testing';
import { reportOutcomePolicy } from './report-outcome.policy.js';

const [process, paper, report] = [idFrom('process'), idFrom('paper'), idFrom('report')];
const [committee, meeting, item] = [idFrom('committee'), idFrom('meeting'), idFrom('item')];

async function open(): Promise<PolicyHarness> {
  const streams = [
    { stream: strategyProcessStream, commands: strategyProcessCommands },
    { stream: committeeStream, commands: committeeCommands },
    { stream: paperStream, commands: paperCommands },
    { stream: progressReportStream, commands: progressReportCommands },
  ];
  const harness = await PolicyHarness.open(reportOutcomePolicy, streams, '2020-07-31T09:00:00.000Z');
  await harness.send('DraftProcess', null, { id: process, title: 'Wir alle sind LU' });
  await harness.send('ConstituteCommittee', null, {
    id: committee,
    name: 'A',
    kind: 'committee',
    constitutedOn: '2019',
  });
  await harness.send('DraftPaper', null, { id: paper, title: 'Sachstand', processes: [process] });
  await harness.send('ReleasePaper', paper);
  await harness.send('SubmitPaper', paper, { reference: '20206743', year: 2020 });
  await harness.send('PlanStep', paper, { committee, role: 'information' });
  await harness.send('CompileReport', null, { id: report, process, asOf: '2020-06-30' });
  return harness;
}

const outcomeOf = async (harness: PolicyHarness, kind: string, name: string): Promise<void> => {
  const body = { committee, meeting, item, event: idFrom(name), outcome: { kind }, on: '2020-07-10' };
  await harness.send('RecordStepOutcome', paper, body);
};

const outcomesOf = async (harness: PolicyHarness): Promise<readonly object[]> => {
  await harness.settle();
  expect(harness.runner.refusedEffects).toEqual([]);
  const events = await harness.events(`progressReport-${report}`);
  return events.filter(({ type }) => type === 'ReportOutcomeRecorded').map(({ data }) => data);
};

describe('the policy of report outcomes', () => {
  it('links the paper to its report, and records the outcome of the paper at the report', async () => {
    const harness = await open();
    await harness.send('SubmitReport', report, { paper });
    await harness.settle();
    expect((await harness.events(`paper-${paper}`)).at(-1)).toMatchObject({
      type: 'PaperReportLinked',
      data: { report },
    });
    await outcomeOf(harness, 'acknowledged', 'first');
    expect(await outcomesOf(harness)).toEqual([
      { version: 1, outcome: 'acknowledged', status: 'acknowledged', event: idFrom('first'), committee },
    ]);
    const [recorded] = (await harness.events(`progressReport-${report}`)).slice(-1);
    expect(recorded).toMatchObject({ occurredOn: '2020-07-10', metadata: { actor: 'policy:report-outcome' } });
  });

  it('records an outcome once that the paper had before the report was submitted', async () => {
    const harness = await open();
    await outcomeOf(harness, 'postponed', 'first');
    await harness.send('SubmitReport', report, { paper });
    expect(await outcomesOf(harness)).toMatchObject([{ outcome: 'postponed', status: 'postponed' }]);
  });

  it('records a correction, and the return of the paper by a clerk', async () => {
    const harness = await open();
    await harness.send('SubmitReport', report, { paper });
    await outcomeOf(harness, 'acknowledged', 'first');
    await harness.settle();
    const correction = { event: idFrom('first'), correction: idFrom('second'), outcome: { kind: 'postponed' } };
    await harness.send('CorrectStepOutcome', paper, correction);
    await harness.send('ReturnPaper', paper, {});
    expect(await outcomesOf(harness)).toMatchObject([
      { status: 'acknowledged' },
      { status: 'postponed', corrects: idFrom('first'), event: idFrom('second') },
      { status: 'returned', outcome: 'returnedToAdministration' },
    ]);
  });

  it('records once that a committee returned the paper', async () => {
    const harness = await open();
    await harness.send('SubmitReport', report, { paper });
    await outcomeOf(harness, 'returnedToAdministration', 'first');
    expect(await outcomesOf(harness)).toMatchObject([{ status: 'returned', event: idFrom('first') }]);
  });

  it('does nothing for papers without a report', async () => {
    const harness = await open();
    await outcomeOf(harness, 'acknowledged', 'first');
    expect(await outcomesOf(harness)).toEqual([]);
  });
});
