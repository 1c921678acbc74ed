import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { Command } from '@commander-js/extra-typings';
import type { CommandContext } from '../command-context.js';
import { Mistake } from '../terminal/mistakes.js';
import { uuid } from '../terminal/option-values.js';
import type { Verification } from './report-account.js';
import { figureTable, verificationAccount } from './report-account.js';
import { queryOf, VERSION } from './report-version.js';

export function verifyReportCommand(context: CommandContext): CommandUnknownOpts {
  const { terminal } = context;
  return new Command('verify')
    .description('Compute every figure of a report again from the log and compare; ends with 1 when something differs')
    .argument('<id>', 'of a progress report', uuid('<id>'))
    .option(...VERSION)
    .option('--json', 'print one JSON object')
    .action(async (id, { versionOfReport, json }) => {
      const path = `/progress-reports/${id}/verification${queryOf(versionOfReport)}`;
      const verification = await context.api().get<Verification>(path);
      if (json === true) terminal.printJson(verification);
      else {
        terminal.print(figureTable(verification));
        terminal.print(verificationAccount(verification));
      }
      const { verified, differences } = verification;
      if (verified) return;
      throw new Mistake(['The report is not verified:', ...differences.map(({ text }) => `  ${text}`)].join('\n'));
    });
}
