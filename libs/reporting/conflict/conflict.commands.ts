import { CommandBody, PartField, RevisionField, Route, TextField } from '#commands';

class UsedEvent {
  @TextField({ max: 200, example: 'measure-7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11' }) readonly stream!: string;
  @RevisionField({ example: '3' }) readonly revision!: string;
}

@Route(':id/settlement', {
  may: ['process-manager', 'clerk'],
  summary: 'Settle a conflict of two events that were recorded at the same time',
  example: { reason: 'The lead was assigned to the successor on the same day.' },
})
export class SettleConflict extends CommandBody {
  static readonly type = 'SettleConflict';
  // The conflict is found in the two streams; its own stream begins with its settlement.
  static readonly creates = true;
  @TextField({ max: 2000, description: 'What was done about it. No names of people here.' })
  readonly reason!: string;
  @PartField(() => UsedEvent, {
    optional: true,
    description: 'The event that used what had ended, as the conflict shows it. Left out, it is looked up.',
  })
  readonly used?: UsedEvent;
}

export const conflictCommands = [SettleConflict] as const;
