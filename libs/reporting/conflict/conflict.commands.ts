import { CommandBody, Route, TextField } from '#commands';

@Route(':id/settlement', {
  may: ['process-manager', 'clerk'],
  summary: 'Settle a conflict of two events that were recorded at the same time',
  example: { reason: 'The lead was assigned to the successor on the same day.' },
})
export class SettleConflict extends CommandBody {
  static readonly type = 'SettleConflict';
  // The conflict is found in the log; its stream begins with its settlement.
  static readonly creates = true;
  @TextField({ max: 2000, description: 'What was done about it. No names of people here.' })
  readonly reason!: string;
}

export const conflictCommands = [SettleConflict] as const;
