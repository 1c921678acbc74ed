import type { Recorded } from '#event-sourcing';
import type { RollUp } from '#steering';
import { LIGHT_RULE, rollUp } from '#steering';
import type { ReportContent } from '../report-content.js';
import { assignmentsOfReport } from './assignments.js';
import type { Compiled, CompileOptions } from './compile-options.js';
import { decisionsAt, decisionsSince } from './decisions.js';
import { openDeviations } from './deviations.js';
import { fieldsOfReport } from './fields-of-action.js';
import { figuresOf } from './figures.js';
import { goalsAt, goalsOfReport } from './goals.js';
import { measureOfReport, measuresAt, overdueMeasure } from './measures.js';
import { meetingsAt, outcomesSince, papersOf } from './meetings.js';
import type { NamesAtPoint } from './names-at-point.js';
import { namesAtPoint } from './names-at-point.js';
import { previousOf } from './previous-report.js';
import type { Horizon } from './reported-log.js';
import { ReportedLog } from './reported-log.js';
import { roundAtPoint, roundOfReport } from './rounds.js';

/** Versions of these rules and of the light's rule. A new meaning of a figure is a new version. */
export const REPORT_RULES = `report-2, ${LIGHT_RULE}`;

/** The report of the events in these slices, which are the log's in its order. Equal events make equal reports. */
export function compile(slices: Iterable<readonly Recorded[]>, options: CompileOptions): Compiled {
  const log = new ReportedLog(options.process);
  for (const slice of slices) for (const event of slice) log.take(event);
  return compileReport(log, options);
}

export function compileReport(log: ReportedLog, options: CompileOptions): Compiled {
  const { process, asOf, illustrations } = options;
  const names = namesAtPoint(log, process);
  const { point } = log;
  if (names.process === undefined || point === undefined) return { reason: 'process does not exist', field: 'process' };
  const previous = previousOf(log, options);
  if (previous !== null && 'reason' in previous) return previous;
  const round = options.round === undefined ? undefined : roundAtPoint(log, options.round, illustrations);
  if (options.round !== undefined && round === undefined) {
    return { reason: 'process has no such reporting round', field: 'round' };
  }
  if (round !== undefined && round.asOf > asOf) return { reason: 'reporting round is as of a later day' };
  const head = {
    title: options.title ?? titleOf(names.process, asOf),
    process: { id: process, name: names.process },
    ...{ asOf, point, rules: REPORT_RULES, illustrations, previous },
  };
  const now = { place: log.lastPlace, asOf, illustrations };
  const before =
    previous === null ? null : { place: log.placeOf(previous.point) ?? -1, asOf: previous.asOf, illustrations };
  const { body, progress } = bodyOf(log, process, names, { now, before });
  const titles = new Map(body.measures.map(({ id, title }) => [id, title]));
  const ofRound = round === undefined ? null : roundOfReport(round, (id) => titles.get(id) ?? null, names);
  const withoutFigures = { ...head, ...body, round: ofRound };
  return { content: { ...withoutFigures, figures: figuresOf(withoutFigures, progress) } };
}

type Head = 'title' | 'process' | 'asOf' | 'point' | 'rules' | 'illustrations' | 'previous' | 'figures' | 'round';

function bodyOf(
  log: ReportedLog,
  process: string,
  names: NamesAtPoint,
  { now, before }: { readonly now: Horizon; readonly before: Horizon | null },
): { readonly body: Omit<ReportContent, Head>; readonly progress: RollUp } {
  const decisions = decisionsAt(log, process, now);
  const decisionsBefore = before === null ? new Map<never, never>() : decisionsAt(log, process, before);
  const measures = measuresAt(log, process, now, decisions);
  const measuresBefore = before === null ? null : measuresAt(log, process, before, decisionsBefore);
  const judged = [...measures.values()];
  const goals = goalsAt(log, process, now);
  const papers = papersOf(log, process);
  const meetings = meetingsAt(log, process, now, names.committees);
  const meetingsBefore = before === null ? [] : meetingsAt(log, process, before, names.committees);
  const ofProcess = new Set(meetings.filter(({ isOfProcess }) => isOfProcess).map(({ id }) => id));
  const assignments = assignmentsOfReport(
    log,
    now,
    ({ process: named, measure }) => named === process || (measure !== undefined && measures.has(measure)),
    names,
  );
  const belongs = belonging({
    meeting: ofProcess,
    paper: papers,
    goal: goals,
    measure: measures,
    assignment: assignments.ids,
  });
  const body = {
    fields: fieldsOfReport(judged, names),
    measures: judged.map((one) => measureOfReport(one, measuresBefore && measuresBefore.get(one.id), names)),
    goals: goalsOfReport(goals, judged),
    overdue: judged.flatMap((one) => overdueMeasure(one, now.asOf) ?? []),
    decisions: decisionsSince(decisions, decisionsBefore),
    outcomes: outcomesSince(meetings, meetingsBefore, papers, names),
    assignments: assignments.section,
    deviations: openDeviations(log, now, belongs),
  };
  return { body, progress: rollUp(judged) };
}

type Belongs = Parameters<typeof openDeviations>[2];

function belonging(ids: Readonly<Record<Parameters<Belongs>[0], { has(id: string): boolean }>>): Belongs {
  return (kind, id) => ids[kind].has(id);
}

function titleOf(process: string, asOf: string): string {
  return `Sachstandsbericht „${process}“, ${standOf(asOf)}`;
}

/** The day in a title. A new version replaces it with its own. */
export function standOf(asOf: string): string {
  const [year, month, day] = asOf.split('-');
  return `Stand ${day}.${month}.${year}`;
}
