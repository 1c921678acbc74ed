import type { Role } from '#commands';
import { Route, CommandBody, IdField, TextField } from '#commands';

const changing: readonly Role[] = ['process-manager'];

const reason = 'Das Ziel geht in einem anderen auf.';

const id = '7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11';

const REASON = { max: 2000, description: 'No names of people here.' } as const;
const NOTE = { ...REASON, optional: true } as const;

@Route(':id/rejection', { may: changing, summary: 'Reject a proposed goal', example: { reason } })
export class RejectGoal extends CommandBody {
  static readonly type = 'RejectGoal';
  @TextField(REASON) readonly reason!: string;
}

@Route(':id/achievement', { may: changing, summary: 'Note that a goal is achieved', example: {} })
export class AchieveGoal extends CommandBody {
  static readonly type = 'AchieveGoal';
  @TextField(NOTE) readonly note?: string;
}

@Route(':id/cancellation', { may: changing, summary: 'Give a goal up', example: { reason } })
export class CancelGoal extends CommandBody {
  static readonly type = 'CancelGoal';
  @TextField(REASON) readonly reason!: string;
}

@Route(':id/supersession', {
  may: changing,
  summary: 'Let another goal take the place of this one',
  example: { by: id },
})
export class SupersedeGoal extends CommandBody {
  static readonly type = 'SupersedeGoal';
  @IdField({ description: 'The goal that takes its place, perhaps of another process.' }) readonly by!: string;
  @TextField(NOTE) readonly reason?: string;
}
