import { CommandBody, CreationBody, IdField, TextField } from '#commands';
import { entryCommands } from './entries/entries.commands.js';
import type { Mandate } from './mandate.fields.js';
import { MandateField } from './mandate.fields.js';
import { memberCommands } from './members/members.commands.js';
import { phaseCommands } from './phases/phases.commands.js';

export class DraftProcess extends CreationBody {
  static readonly type = 'DraftProcess';
  @TextField({ example: 'Wir alle sind LU' }) readonly title!: string;
}

export class InitiateProcess extends CommandBody {
  static readonly type = 'InitiateProcess';
  @MandateField({ description: 'The decision that the process rests on, or that it is not known.' })
  readonly mandate!: Mandate;
  @IdField({ description: 'The organisation that leads.' }) readonly lead!: string;
}

export class AssignProcessLead extends CommandBody {
  static readonly type = 'AssignProcessLead';
  @IdField({ description: 'The organisation that leads from now on.' }) readonly lead!: string;
  @IdField({ optional: true, description: 'The reorganisation that carries the lead over: said by its policy alone.' })
  readonly reorganisation?: string;
}

export class SuspendProcess extends CommandBody {
  static readonly type = 'SuspendProcess';
  @TextField({ max: 2000, description: 'Why. No names of people here.' }) readonly reason!: string;
}

export class ResumeProcess extends CommandBody {
  static readonly type = 'ResumeProcess';
}

export class CloseProcess extends CommandBody {
  static readonly type = 'CloseProcess';
  @TextField({ optional: true, max: 2000, description: 'Why. No names of people here.' }) readonly reason?: string;
}

export const strategyProcessCommands = [
  DraftProcess,
  InitiateProcess,
  AssignProcessLead,
  SuspendProcess,
  ResumeProcess,
  CloseProcess,
  ...entryCommands,
  ...phaseCommands,
  ...memberCommands,
] as const;
