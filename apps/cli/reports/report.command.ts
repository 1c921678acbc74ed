import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { Command } from '@commander-js/extra-typings';
import { allPages } from '../api/all-pages.js';
import type { CommandContext } from '../command-context.js';
import { commandGroup } from '../terminal/command-group.js';
import { uuid } from '../terminal/option-values.js';
import type { ReportItem, ReportRead } from './report-account.js';
import { reportAccount, reportTable } from './report-account.js';
import { saveReportCommand } from './save-report.command.js';
import { verifyReportCommand } from './verify-report.command.js';

export function reportCommand(context: CommandContext): CommandUnknownOpts {
  return commandGroup('report', 'Progress reports: list, show, save, and verify them from the log', [
    listReportsCommand(context),
    showReportCommand(context),
    verifyReportCommand(context),
    saveReportCommand(context),
  ]);
}

function listReportsCommand(context: CommandContext): CommandUnknownOpts {
  const { terminal } = context;
  return new Command('list')
    .description('Show progress reports: of what, as of which day, and what became of them')
    .option('--process <id>', 'of this strategy process', uuid('--process'))
    .option('--json', 'print a JSON list')
    .action(async ({ process, json }) => {
      const query = process === undefined ? '' : `?process=${process}`;
      const items = await allPages<ReportItem>(context.api(), `/progress-reports${query}`);
      if (json === true) terminal.printJson(items);
      else terminal.print(items.length === 0 ? 'No progress reports.' : reportTable(items, terminal.width));
    });
}

function showReportCommand(context: CommandContext): CommandUnknownOpts {
  const { terminal } = context;
  return new Command('show')
    .description('Show one progress report: its figures, versions and what committees did with it')
    .argument('<id>', 'of a progress report')
    .option('--json', 'print one JSON object')
    .action(async (id, { json }) => {
      const report = await context.api().get<ReportRead>(`/progress-reports/${uuid('<id>')(id)}`);
      if (json === true) terminal.printJson(report);
      else terminal.print(reportAccount(report));
    });
}
