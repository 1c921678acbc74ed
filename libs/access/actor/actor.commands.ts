import type { Role } from '#commands';
import type { LinkedParty } from '#http';
import {
  ChoiceField,
  CommandBody,
  CreationBody,
  DayField,
  IdField,
  PartyField,
  PathIdField,
  ROLES,
  Route,
  TextField,
  TextsField,
} from '#commands';

const may = ['administrator'] as const;

const FIRST_DAY = { optional: true, description: 'Its first day. Default: today.' } as const;
const WHY = {
  optional: true,
  max: 300,
  example: 'change of duties',
  description: 'Why. No names of people here.',
} as const;

export const ACTOR_KINDS = ['person', 'service'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

/** The scopes of grants; those of a process, a committee or an organisation come later. */
export const SCOPES = ['everywhere'] as const;
export type Scope = (typeof SCOPES)[number];

@Route('', {
  may,
  summary: 'Register an actor: who or what may type',
  example: { label: 'Geschäftsstelle Sozialausschuss', kind: 'person' },
})
export class RegisterActor extends CreationBody {
  static readonly type = 'RegisterActor';
  @TextField({
    max: 100,
    example: 'Geschäftsstelle Sozialausschuss',
    description: 'A function or a program. No names of people here.',
  })
  readonly label!: string;
  @ChoiceField(ACTOR_KINDS, { description: 'Whether a person or a program types.' }) readonly kind!: ActorKind;
  @IdField({ optional: true, description: 'The person, by its id.' }) readonly person?: string;
}

@Route(':id/grants', {
  may,
  summary: 'Give an actor a role',
  example: { role: 'clerk', scope: 'everywhere' },
})
export class GiveGrant extends CommandBody {
  static readonly type = 'GiveGrant';
  @ChoiceField(ROLES, { example: 'clerk' }) readonly role!: Role;
  @ChoiceField(SCOPES) readonly scope!: Scope;
  @DayField(FIRST_DAY) readonly from?: string;
  @DayField({ optional: true, example: '2019-12-31', description: 'Its last day. Default: until it is withdrawn.' })
  readonly until?: string;
  @TextsField({
    optional: true,
    most: 100,
    max: 200,
    example: ['strategy.meeting.invite'],
    description: 'Only with the role worker: the types of jobs that it may work on. Default: all.',
  })
  readonly jobTypes?: readonly string[];
}

@Route(':id/grants/:grant/withdrawal', {
  may,
  summary: 'Withdraw a grant: it stops to hold at once, on other servers within two seconds',
  example: { reason: 'change of duties' },
})
export class WithdrawGrant extends CommandBody {
  static readonly type = 'WithdrawGrant';
  @PathIdField() readonly grant!: string;
  @TextField(WHY) readonly reason?: string;
}

@Route(':id/links', {
  may,
  summary: 'Link an actor to a person or a function: it then reads what belongs to their committees or organisations',
  example: { to: { kind: 'function', title: 'Leitung Kultur', organisation: '7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11' } },
})
export class LinkActor extends CommandBody {
  static readonly type = 'LinkActor';
  @PartyField({ only: ['person', 'function'], description: 'A person by its id, or a function as committees name it.' })
  readonly to!: LinkedParty;
  @DayField(FIRST_DAY) readonly from?: string;
  @DayField({ optional: true, example: '2019-12-31', description: 'Its last day. Default: until it is ended.' })
  readonly until?: string;
}

@Route(':id/links/:link/end', {
  may,
  summary: 'End the link of an actor to a person or a function at once',
  example: { reason: 'change of duties' },
})
export class UnlinkActor extends CommandBody {
  static readonly type = 'UnlinkActor';
  @PathIdField() readonly link!: string;
  @TextField(WHY) readonly reason?: string;
}

export const actorCommands = [RegisterActor, GiveGrant, WithdrawGrant, LinkActor, UnlinkActor] as const;
