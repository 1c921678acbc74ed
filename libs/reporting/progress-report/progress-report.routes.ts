import type { Role } from '#http';
import { commandController } from '#http';
import { CompileReport, CompileReportVersion, SubmitReport, WithdrawReport } from './progress-report.commands.js';
import { progressReportStream } from './progress-report.stream.js';

const compiling: readonly Role[] = ['process-manager'];
const submitting: readonly Role[] = ['process-manager', 'clerk'];
const id = '7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11';

/** What committees do with a report comes from its paper by a policy alone. */
export const ProgressReportCommands = commandController({
  path: 'progress-reports',
  tag: 'Progress reports',
  stream: progressReportStream,
  routes: [
    {
      path: '',
      command: CompileReport,
      may: compiling,
      summary: 'Compile a progress report of a process as of a day; it is frozen then',
      example: { process: id, asOf: '2020-06-30' },
    },
    {
      path: ':id/versions',
      command: CompileReportVersion,
      may: compiling,
      summary: 'Compile the report anew from the log as it is now',
      example: { asOf: '2020-09-30' },
    },
    {
      path: ':id/submission',
      command: SubmitReport,
      may: submitting,
      summary: 'Submit the newest version with a paper, which brings it before the committees',
      example: { paper: id },
    },
    {
      path: ':id/withdrawal',
      command: WithdrawReport,
      may: compiling,
      summary: 'Give up a report that is not with the committees',
      example: { reason: 'Der Stichtag war falsch.' },
    },
  ],
});
