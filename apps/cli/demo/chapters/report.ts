import type { CommandAnswer } from '../../api/api.js';
import type { Cast, Play } from '../play.js';
import { beginDay, eventsOf, illustrated, readAfter } from '../play.js';
import { doneBy } from '../log.js';
import { until } from '../until.js';
import { expectEqual, expectRefusal, expectThat } from '../went-otherwise.js';
import { meetAgain, missTheFourth } from './cadence.js';
import type { BoardView, ExampleUnits, Measures } from './measures.js';
import type { Process } from './process.js';
import { planReorganisation, tellReorganisation } from './reorganisation.js';
import { bringReport } from './report-paper.js';

interface Steered {
  readonly process: Process;
  readonly measures: Measures;
  readonly units: ExampleUnits;
  /** The Beispielausschuss. */
  readonly committee: string;
  /** The reporting round that the first report rests on. */
  readonly round: string;
}

const PROGRESS = [
  ['signs', 60],
  ['network', 40],
  ['calendar', 20],
  ['mentoring', 10],
] as const;

/** Progress, a first report, a second one that is compared with it and goes through the example committee. @returns its id */
export async function reportProgress(play: Play, cast: Cast, steered: Steered): Promise<string> {
  await beginDay(play, '2019-09-30', 'Progress, and a first report');
  await meetAgain(play, cast, steered.process);
  await tellProgress(play, cast, steered, PROGRESS);
  const first = await compile(play, cast, steered, '2019-09-30', { round: steered.round });
  await letTimePass(play, cast, steered);
  const reorganisation = await planReorganisation(play, cast, steered.units);
  await missTheFourth(play, cast, steered.process, steered.measures);
  await beginDay(play, '2020-01-13', 'The board in January, and a second report');
  await tellReorganisation(play, cast, steered.units, reorganisation);
  await completeAndHandOver(play, cast, steered);
  await tellReminders(play, cast, steered);
  await tellBoard(play, cast, steered);
  const second = await compile(play, cast, steered, '2019-12-31', { previous: first });
  await bringReport(play, cast, { ...steered, report: second });
  return second;
}

async function tellProgress(
  play: Play,
  { manager }: Cast,
  { measures }: Steered,
  percents: readonly (readonly [name: keyof Measures, percent: number])[],
): Promise<void> {
  const answers: CommandAnswer[] = [];
  for (const [name, percent] of percents) {
    answers.push(await manager.post(`/measures/${measures[name]}/progress`, illustrated({ percent })));
  }
  play.account.fact('illustration', eventsOf(...answers), 'Four measures report how far they are.');
}

async function compile(
  play: Play,
  { manager, auditor }: Cast,
  { process }: Steered,
  asOf: string,
  on: { readonly round: string } | { readonly previous: string },
): Promise<string> {
  const compiled = await manager.post(
    '/progress-reports',
    illustrated({ process: process.id, asOf, illustrations: true, ...on }),
  );
  const view = await readAfter<ReportView>(auditor, compiled, `/progress-reports/${compiled.id}`);
  const checked = await auditor.get<Verification>(`/progress-reports/${compiled.id}/verification`);
  expectEqual(checked.verified, true, 'whether the report verifies');
  const progress = view.figures['progress.process'] ?? null;
  play.account.fact(
    'illustration',
    eventsOf(compiled),
    `A progress report (Sachstandsbericht) as of ${asOf}: ${String(view.figures['measures.total'] ?? 0)} measures, ${String(view.figures['overdue'] ?? 0)} overdue, progress of those that are known: ${progress === null ? 'unknown' : `${progress} %`}.`,
    'marked: it counts illustrations',
    'previous' in on
      ? 'compared with the one before'
      : `it rests on the round: ${String(view.figures['round.measuresAnswered'])} of ${String(view.figures['round.measuresAsked'])} measures answered`,
  );
  play.account.readBack(
    `The auditor has every figure computed again from the log: ${checked.figures.length} figures, all as reported. \`lenkwerk report verify\` does it at any later time.`,
  );
  return compiled.id;
}

async function completeAndHandOver(play: Play, { manager, deputy }: Cast, { measures }: Steered): Promise<void> {
  const reported = await manager.post(`/measures/${measures.signs}/completion-report`, illustrated({}));
  const reason = 'rules are violated';
  const alone = manager.post(`/measures/${measures.signs}/completion`, illustrated({}));
  await expectRefusal(alone, { status: 409, reason });
  play.account.refused(
    'Whoever reported the completion tries to confirm it.',
    reason,
    '409, irregular',
    'rule: fourEyes',
  );
  const completed = await deputy.post(`/measures/${measures.signs}/completion`, illustrated({}));
  const to = { kind: 'function', title: 'Leitung der Beispielverwaltung' };
  const handedOver = await manager.post(`/measures/${measures.network}/hand-over`, illustrated({ to }));
  play.account.fact(
    'illustration',
    eventsOf(reported, completed, handedOver),
    'The first results of 2020: one measure is completed, as the deputy confirms; one is handed over to those who go on with it.',
  );
}

/** Days on which the policy sends the reminders of October. */
const REMINDERS = ['2019-11-01', '2019-11-16', '2019-12-01'] as const;

async function letTimePass(play: Play, { manager }: Cast, { measures }: Steered): Promise<void> {
  for (const [index, day] of REMINDERS.entries()) {
    await play.administrator.post('/clock/advances', illustrated({ to: `${day}T08:00:00Z` }));
    await until<{ readonly reminders: readonly object[] }>(play, {
      ...{ reader: manager, path: `/measures/${measures.calendar}` },
      ...{ isSo: ({ reminders }) => reminders.length === index + 1, policy: 'overdue', what: 'remind of the measure' },
    });
  }
}

async function tellReminders(play: Play, { manager, auditor }: Cast, { measures }: Steered): Promise<void> {
  const { reminders } = await manager.get<{ readonly reminders: readonly { readonly stage: string }[] }>(
    `/measures/${measures.calendar}`,
  );
  const stages = reminders.map(({ stage }) => stage).join(', ');
  expectEqual(stages, 'lead, processManager, steeringCircle', 'who was reminded');
  const stream = `measure-${measures.calendar}`;
  const count = REMINDERS.length;
  play.account.fact(
    'illustration, by itself',
    await doneBy(play, auditor, { policy: 'overdue', types: ['MeasureReminded'], stream, count }),
    `A measure whose end was October 2019 is not done. Its lead was reminded on the day after, the process manager 14 days later, the steering circle after 14 more: ${stages}.`,
    'each once, by the virtual clock',
  );
}

async function tellBoard({ account }: Play, { auditor }: Cast, { process }: Steered): Promise<void> {
  const board = await auditor.get<BoardView & { readonly items: readonly BoardItem[] }>(
    `/measures?process=${process.id}&sort=light`,
  );
  expectThat(board.counts.overdue > 0, 'no measure is past its end');
  account.readBack('The board of measures, by their traffic lights (Ampel):');
  account.excerpt(
    board.items.map(({ trafficLight, status, percent, title }) => [
      trafficLight.light,
      status,
      percent === null ? '' : `${percent} %`,
      title,
    ]),
  );
}

interface ReportView {
  readonly figures: Readonly<Record<string, number | null>>;
}

interface Verification {
  readonly verified: boolean;
  readonly figures: readonly object[];
}

interface BoardItem {
  readonly title: string;
  readonly status: string;
  readonly percent: number | null;
  readonly trafficLight: { readonly light: string };
}
