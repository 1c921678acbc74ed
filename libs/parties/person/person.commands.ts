import {
  CommandBody,
  CreationBody,
  IdField,
  IrregularCommandBody,
  PartField,
  PartialDateField,
  ResolveDeviation,
  TextField,
} from '#commands';
import type { PartialDate } from '#event-sourcing';

/** How a person is reached. */
export interface Contact {
  readonly email?: string;
  readonly telephone?: string;
  readonly address?: string;
}

class ContactBody implements Contact {
  @TextField({ optional: true, max: 254, example: 'kultur@stadt.example' }) readonly email?: string;
  @TextField({ optional: true, max: 50, example: '+49 621 504 0' }) readonly telephone?: string;
  @TextField({ optional: true, max: 500, example: 'Rathausplatz 20' }) readonly address?: string;
}

export class RegisterPerson extends CreationBody {
  static readonly type = 'RegisterPerson';
  @TextField({ description: 'The name, kept encrypted.', example: 'Leitung Kultur' }) readonly name!: string;
  @PartField(() => ContactBody, { optional: true, description: 'Kept encrypted.' }) readonly contact?: Contact;
}

export class AssignFunction extends CommandBody {
  static readonly type = 'AssignFunction';
  @TextField({ description: 'Kept encrypted.', example: 'Leitung Kultur' }) readonly title!: string;
  @IdField({ optional: true, description: 'Where the function is held. Left out where it is unknown.' })
  readonly organisation?: string;
  @PartialDateField({ optional: true, description: 'Since when. Default: unknown.', example: '2018' })
  readonly from?: PartialDate;
}

export class ChangeContact extends CommandBody {
  static readonly type = 'ChangeContact';
  @PartField(() => ContactBody, { description: 'Replaces the contact as a whole; kept encrypted.' })
  readonly contact!: Contact;
}

export class RequestErasure extends CommandBody {
  static readonly type = 'RequestErasure';
}

export class GrantErasure extends IrregularCommandBody {
  static readonly type = 'GrantErasure';
}

export class DeclineErasure extends IrregularCommandBody {
  static readonly type = 'DeclineErasure';
  @TextField({
    max: 2000,
    description: 'Why the data are kept, such as a duty of retention. No names of people here.',
    example: 'Aufbewahrungspflicht bis zum Ende der Wahlperiode',
  })
  readonly reason!: string;
}

export class ResolvePersonDeviation extends ResolveDeviation {}

export const personCommands = [
  RegisterPerson,
  AssignFunction,
  ChangeContact,
  RequestErasure,
  GrantErasure,
  DeclineErasure,
  ResolvePersonDeviation,
] as const;
