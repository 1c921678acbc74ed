import type { Role } from '#commands';
import {
  ChoiceField,
  CommandBody,
  CreationBody,
  DayField,
  FlagField,
  IdField,
  NumberField,
  Route,
  TextField,
} from '#commands';
import type { ReportOutcome } from './progress-report.events.js';
import { OUTCOME_KINDS } from '#council';

const compiling: readonly Role[] = ['process-manager'];
const id = '7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11';
const submitting: readonly Role[] = ['process-manager', 'clerk'];

const AS_OF = 'The day as of which it is compiled, never in the future: what happened later is left out.';
const ROUND = 'The reporting round of the process that it rests on.';
const PREVIOUS = 'The report of the process that it is compared with.';
const ILLUSTRATIONS = 'Count what an illustration alone says; the report is marked then.';
const TITLE = { example: 'Sachstandsbericht "Wir alle sind LU"' } as const;

@Route('', {
  may: compiling,
  summary: 'Compile a progress report of a process as of a day; it is frozen then',
  example: { process: id, asOf: '2020-06-30' },
})
export class CompileReport extends CreationBody {
  static readonly type = 'CompileReport';
  @IdField({ description: 'A strategy process.' }) readonly process!: string;
  @DayField({ description: AS_OF }) readonly asOf!: string;
  @TextField({ ...TITLE, optional: true, description: 'Default: made of the process and the day.' })
  readonly title?: string;
  @IdField({ optional: true, description: ROUND }) readonly round?: string;
  @IdField({
    optional: true,
    description: `${PREVIOUS} Default: the last one that was not withdrawn and is as of no later day.`,
  })
  readonly previous?: string;
  @FlagField({ optional: true, description: `${ILLUSTRATIONS} Default: false.` }) readonly illustrations?: boolean;
}

/** A field that is left out keeps its value of the version before. */
@Route(':id/versions', {
  may: compiling,
  summary: 'Compile the report anew from the log as it is now',
  example: { asOf: '2020-09-30' },
})
export class CompileReportVersion extends CommandBody {
  static readonly type = 'CompileReportVersion';
  @DayField({ optional: true, description: AS_OF }) readonly asOf?: string;
  @TextField({ ...TITLE, optional: true }) readonly title?: string;
  @IdField({ optional: true, description: ROUND }) readonly round?: string;
  @IdField({ optional: true, description: PREVIOUS }) readonly previous?: string;
  @FlagField({ optional: true, description: ILLUSTRATIONS }) readonly illustrations?: boolean;
}

@Route(':id/submission', {
  may: submitting,
  summary: 'Submit the newest version with a paper, which brings it before the committees',
  example: { paper: id },
})
export class SubmitReport extends CommandBody {
  static readonly type = 'SubmitReport';
  @IdField({ description: 'The paper that brings it before the committees; it belongs to the process.' })
  readonly paper!: string;
  @NumberField({ optional: true, min: 1, max: 10_000, description: 'Default, and the only one: the newest.' })
  readonly version?: number;
}

@Route(':id/withdrawal', {
  may: compiling,
  summary: 'Give up a report that is not with the committees',
  example: { reason: 'Der Stichtag war falsch.' },
})
export class WithdrawReport extends CommandBody {
  static readonly type = 'WithdrawReport';
  @TextField({ optional: true, max: 2000, description: 'No names of people here.' }) readonly reason?: string;
}

/** Sent by the policy `report-outcome` alone: no route leads here. */
export class RecordReportOutcome extends CommandBody {
  static readonly type = 'RecordReportOutcome';
  @IdField() readonly paper!: string;
  @IdField({ description: "The event of the meeting, or the paper's own." }) readonly event!: string;
  @IdField({ optional: true, description: 'The first event, whose place it takes.' }) readonly corrects?: string;
  @ChoiceField(OUTCOME_KINDS) readonly outcome!: ReportOutcome;
  @IdField({ optional: true }) readonly committee?: string;
}

export const progressReportCommands = [
  CompileReport,
  CompileReportVersion,
  SubmitReport,
  WithdrawReport,
  RecordReportOutcome,
] as const;
