import type { CommandReader, StreamDefinition } from '#event-sourcing';
import { canonicalJson, usesOf } from '#event-sourcing';
import { paperDecider } from '#council';
import type { CompileOptions } from './compile/compile-options.js';
import { compileReport, standOf } from './compile/compile.js';
import { REPORTED_CATEGORIES, ReportedLog } from './compile/reported-log.js';
import type { ProgressReportEvent } from './progress-report.events.js';
import type { CompileCommand, ProgressReportCommand, ReportFacts } from './progress-report.decide.js';
import { progressReportDecider, refusedCompilation } from './progress-report.decide.js';
import type { ReportPhrase } from './progress-report.refusals.js';
import type { ExistingReport, ProgressReport } from './progress-report.state.js';
import { newest } from './progress-report.state.js';
import { REPORT_LIMITS } from './report-limits.js';

export const progressReportStream: StreamDefinition<
  ProgressReportCommand,
  ProgressReport,
  ProgressReportEvent,
  ReportPhrase,
  ReportFacts
> = {
  decider: progressReportDecider,
  uses: [usesOf<ProgressReportEvent>()('paper', { ReportSubmitted: ({ data }) => [data.paper] })],
  // `RefineDate`, which every stream takes, comes here too and needs no facts.
  facts: async (command, report, read) => {
    if (command.type === 'CompileReport' || command.type === 'CompileReportVersion') {
      const options = optionsOf(command, report);
      return options === undefined ? { kind: 'nothing' } : await compiledFrom(read, options);
    }
    if (command.type !== 'SubmitReport' || report.status === 'unknown') return { kind: 'nothing' };
    return await paperFacts(command.data.paper, command.meta.id, report, read);
  },
};

/** `undefined` where the command is refused anyway: the log is not read then. */
function optionsOf(command: CompileCommand, report: ProgressReport): CompileOptions | undefined {
  if (refusedCompilation(command, report) !== null) return undefined;
  const { meta } = command;
  if (command.type === 'CompileReport') {
    const { process, asOf, title, round, previous, illustrations = false } = command.data;
    return { ...{ process, asOf, illustrations, self: meta.id }, ...given({ title, round, previous }) };
  }
  return report.status === 'unknown' ? undefined : versionOptions(command.data, meta.id, report);
}

function versionOptions(
  data: Extract<CompileCommand, { readonly type: 'CompileReportVersion' }>['data'],
  self: string,
  report: ExistingReport,
): CompileOptions {
  const before = newest(report);
  const { asOf = before.asOf, illustrations = before.illustrations } = data;
  const { round = before.round, previous = before.previous } = data;
  const title = data.title ?? before.title.replace(standOf(before.asOf), standOf(asOf));
  return { ...{ process: report.process, asOf, illustrations, self }, ...given({ title, round, previous }) };
}

function given(options: {
  readonly [K in 'title' | 'round' | 'previous']: string | undefined;
}): Pick<CompileOptions, 'title' | 'round' | 'previous'> {
  const { title, round, previous } = options;
  return {
    ...(title !== undefined && { title }),
    ...(round !== undefined && { round }),
    ...(previous !== undefined && { previous }),
  };
}

async function compiledFrom(read: CommandReader, options: CompileOptions): Promise<ReportFacts> {
  const log = new ReportedLog(options.process);
  for await (const slice of read.log(REPORTED_CATEGORIES)) for (const event of slice) log.take(event);
  const compiled = compileReport(log, options);
  if (!('content' in compiled)) return { kind: 'unfit', ...compiled };
  const { title, asOf, point, round, previous, illustrations, figures, rules } = compiled.content;
  const text = canonicalJson(compiled.content);
  if (Buffer.byteLength(text) > REPORT_LIMITS.bytes) return { kind: 'unfit', reason: REPORT_LIMITS.tooLarge };
  return {
    kind: 'compiled',
    compilation: {
      ...{ title, asOf, point, illustrations, figures, rules },
      ...(round !== null && { round: round.id }),
      ...(previous !== null && { previous: previous.id }),
      content: await read.keep(text),
    },
  };
}

async function paperFacts(id: string, self: string, report: ExistingReport, read: CommandReader): Promise<ReportFacts> {
  const paper = await read.state(paperDecider, id);
  if (paper.status === 'unknown') return { kind: 'unfit', reason: 'paper does not exist', field: 'paper' };
  if (!paper.processes.includes(report.process)) {
    return { kind: 'unfit', reason: 'paper does not belong to the process', field: 'paper' };
  }
  if (paper.status === 'withdrawn') return { kind: 'unfit', reason: 'paper is withdrawn' };
  if (paper.report !== undefined && paper.report !== self) {
    return { kind: 'unfit', reason: 'paper brings another report' };
  }
  return { kind: 'nothing' };
}
