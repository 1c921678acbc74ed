import { CommandBody, IdField, Route, TextField } from '#commands';
import { PercentField } from '#shared-kernel';
import { MAY_CHANGE, MAY_REPORT } from '../measure-roles.js';
import { EXAMPLE, NOTE, REASON } from '../measure.fields.js';

const { reason } = EXAMPLE;

@Route(':id/start', { may: MAY_CHANGE, summary: 'Note that an adopted measure has started', example: {} })
export class StartMeasure extends CommandBody {
  static readonly type = 'StartMeasure';
}

@Route(':id/progress', {
  may: MAY_REPORT,
  summary: 'Report the progress of a measure; the first report of an adopted one starts it',
  example: { percent: 40, note: 'Die ersten beiden Kurse laufen.' },
})
export class ReportProgress extends CommandBody {
  static readonly type = 'ReportProgress';
  @PercentField({ optional: true, description: 'Whole percent; never of a permanent task.' }) readonly percent?: number;
  @TextField({ ...NOTE, example: 'Die ersten beiden Kurse laufen.' }) readonly note?: string;
  @TextField({ ...NOTE, description: 'Why it is less than before. No names of people here.' }) readonly reason?: string;
  @IdField({ optional: true, description: 'The reporting round in which it was answered.' }) readonly round?: string;
}

@Route(':id/block', {
  may: MAY_REPORT,
  summary: 'Note that a measure cannot go on, and why',
  example: { reason },
})
export class BlockMeasure extends CommandBody {
  static readonly type = 'BlockMeasure';
  @TextField(REASON) readonly reason!: string;
  @IdField({ optional: true, description: 'The measure of the same process that it waits for.' }) readonly by?: string;
}

@Route(':id/unblock', { may: MAY_REPORT, summary: 'Note that a blocked measure goes on', example: {} })
export class UnblockMeasure extends CommandBody {
  static readonly type = 'UnblockMeasure';
}

export const courseCommands = [StartMeasure, ReportProgress, BlockMeasure, UnblockMeasure] as const;
