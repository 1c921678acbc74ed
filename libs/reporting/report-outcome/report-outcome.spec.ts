import { idFrom } from '#event-sourcing';
import { committeeCommands, committeeStream, paperCommands, paperStream } from '#council';
import { progressReportCommands } from '../progress-report/progress-report.commands.js';
import { progressReportStream } from '../progress-report/progress-report.stream.js';
import { strategyProcessCommands, strategyProcessStream } from '#steering';
import { PolicyDesk } from '#shared-kernel/testing';
import { reportOutcomePolicy } from './report-outcome.policy.js';

const [process, paper, report] = [idFrom('process'), idFrom('paper'), idFrom('report')];
const [committee, meeting, item] = [idFrom('committee'), idFrom('meeting'), idFrom('item')];

async function open(): Promise<PolicyDesk> {
  const streams = [
    { stream: strategyProcessStream, commands: strategyProcessCommands },
    { stream: committeeStream, commands: committeeCommands },
    { stream: paperStream, commands: paperCommands },
    { stream: progressReportStream, commands: progressReportCommands },
  ];
  const desk = await PolicyDesk.open(reportOutcomePolicy, streams, '2020-07-31T09:00:00.000Z');
  await desk.send('DraftProcess', null, { id: process, title: 'Wir alle sind LU' });
  await desk.send('ConstituteCommittee', null, { id: committee, name: 'A', kind: 'committee', constitutedOn: '2019' });
  await desk.send('DraftPaper', null, { id: paper, title: 'Sachstand', processes: [process] });
  await desk.send('ReleasePaper', paper);
  await desk.send('SubmitPaper', paper, { reference: '20206743', year: 2020 });
  await desk.send('PlanStep', paper, { committee, role: 'information' });
  await desk.send('CompileReport', null, { id: report, process, asOf: '2020-06-30' });
  return desk;
}

const outcomeOf = async (desk: PolicyDesk, kind: string, name: string): Promise<void> => {
  const body = { committee, meeting, item, event: idFrom(name), outcome: { kind }, on: '2020-07-10' };
  await desk.send('RecordStepOutcome', paper, body);
};

const toldOf = async (desk: PolicyDesk): Promise<readonly object[]> => {
  await desk.settle();
  expect(desk.runner.refusedEffects).toEqual([]);
  const events = await desk.events(`progressReport-${report}`);
  return events.filter(({ type }) => type === 'ReportOutcomeRecorded').map(({ data }) => data);
};

describe('the way between a report and its paper', () => {
  it('tells the paper which report it brings, and the report what the committee did', async () => {
    const desk = await open();
    await desk.send('SubmitReport', report, { paper });
    await desk.settle();
    expect((await desk.events(`paper-${paper}`)).at(-1)).toMatchObject({ type: 'PaperReportLinked', data: { report } });
    await outcomeOf(desk, 'acknowledged', 'first');
    expect(await toldOf(desk)).toEqual([
      { version: 1, outcome: 'acknowledged', status: 'acknowledged', event: idFrom('first'), committee },
    ]);
    const [told] = (await desk.events(`progressReport-${report}`)).slice(-1);
    expect(told).toMatchObject({ occurredOn: '2020-07-10', metadata: { actor: 'policy:report-outcome' } });
  });

  it('carries what the committee had done with the paper before the report was submitted, once', async () => {
    const desk = await open();
    await outcomeOf(desk, 'postponed', 'first');
    await desk.send('SubmitReport', report, { paper });
    expect(await toldOf(desk)).toMatchObject([{ outcome: 'postponed', status: 'postponed' }]);
  });

  it('carries a correction and a clerk who returns the paper', async () => {
    const desk = await open();
    await desk.send('SubmitReport', report, { paper });
    await outcomeOf(desk, 'acknowledged', 'first');
    await desk.settle();
    const correction = { event: idFrom('first'), correction: idFrom('second'), outcome: { kind: 'postponed' } };
    await desk.send('CorrectStepOutcome', paper, correction);
    await desk.send('ReturnPaper', paper, {});
    expect(await toldOf(desk)).toMatchObject([
      { status: 'acknowledged' },
      { status: 'postponed', corrects: idFrom('first'), event: idFrom('second') },
      { status: 'returned', outcome: 'returnedToAdministration' },
    ]);
  });

  it('says once that a committee returned the paper', async () => {
    const desk = await open();
    await desk.send('SubmitReport', report, { paper });
    await outcomeOf(desk, 'returnedToAdministration', 'first');
    expect(await toldOf(desk)).toMatchObject([{ status: 'returned', event: idFrom('first') }]);
  });

  it('leaves papers without a report alone', async () => {
    const desk = await open();
    await outcomeOf(desk, 'acknowledged', 'first');
    expect(await toldOf(desk)).toEqual([]);
  });
});
