import { Route, CommandBody, CreationBody, IdField, TextField } from '#commands';
import { entryCommands } from './entries/entries.commands.js';
import type { Mandate } from './mandate.fields.js';
import { MandateField } from './mandate.fields.js';
import { memberCommands } from './members/members.commands.js';
import { phaseCommands } from './phases/phases.commands.js';

const may = ['process-manager'] as const;

const organisation = '7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11';

@Route('', { may, summary: 'Draft a strategy process', example: { title: 'Wir alle sind LU' } })
export class DraftProcess extends CreationBody {
  static readonly type = 'DraftProcess';
  @TextField({ example: 'Wir alle sind LU' }) readonly title!: string;
}

@Route(':id/initiation', {
  may,
  summary: 'Initiate a process with its mandate and the organisation that leads',
  example: { mandate: { kind: 'unknown' }, lead: organisation },
})
export class InitiateProcess extends CommandBody {
  static readonly type = 'InitiateProcess';
  @MandateField({ description: 'The decision that the process rests on, or that it is not known.' })
  readonly mandate!: Mandate;
  @IdField({ description: 'The organisation that leads.' }) readonly lead!: string;
}

@Route(':id/lead', { may, summary: 'Let another organisation lead', example: { lead: organisation } })
export class AssignProcessLead extends CommandBody {
  static readonly type = 'AssignProcessLead';
  @IdField({ description: 'The organisation that leads from now on.' }) readonly lead!: string;
  @IdField({ optional: true, description: 'The reorganisation that carries the lead over: said by its policy alone.' })
  readonly reorganisation?: string;
}

@Route(':id/suspension', { may, summary: 'Suspend a process', example: { reason: 'Haushaltssperre' } })
export class SuspendProcess extends CommandBody {
  static readonly type = 'SuspendProcess';
  @TextField({ max: 2000, description: 'Why. No names of people here.' }) readonly reason!: string;
}

@Route(':id/resumption', { may, summary: 'Resume a suspended process', example: {} })
export class ResumeProcess extends CommandBody {
  static readonly type = 'ResumeProcess';
}

@Route(':id/closure', {
  may,
  summary: 'Close a process that has no open measures',
  example: { reason: 'Strategie verstetigt' },
})
export class CloseProcess extends CommandBody {
  static readonly type = 'CloseProcess';
  @TextField({ optional: true, max: 2000, description: 'Why. No names of people here.' }) readonly reason?: string;
}

/** In the order of their routes. */
export const strategyProcessCommands = [
  DraftProcess,
  InitiateProcess,
  AssignProcessLead,
  ...entryCommands,
  ...phaseCommands,
  SuspendProcess,
  ResumeProcess,
  ...memberCommands,
  CloseProcess,
] as const;
