import {
  Route,
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

const may = ['process-manager', 'clerk', 'administrator'] as const;

const mayDecide = ['data-protection'] as const;

/** The addresses of a person. */
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

@Route('', {
  may,
  summary: 'Register a person; name and contact are kept encrypted',
  example: { name: 'Leitung Kultur', contact: { email: 'kultur@stadt.example' } },
})
export class RegisterPerson extends CreationBody {
  static readonly type = 'RegisterPerson';
  @TextField({ description: 'The name, kept encrypted.', example: 'Leitung Kultur' }) readonly name!: string;
  @PartField(() => ContactBody, { optional: true, description: 'Kept encrypted.' }) readonly contact?: Contact;
}

@Route(':id/functions', {
  may,
  summary: 'Say which function a person holds',
  example: { title: 'Leitung Kultur', from: '2018' },
})
export class AssignFunction extends CommandBody {
  static readonly type = 'AssignFunction';
  @TextField({ description: 'Kept encrypted.', example: 'Leitung Kultur' }) readonly title!: string;
  @IdField({ optional: true, description: 'Where the function is held. Left out where it is unknown.' })
  readonly organisation?: string;
  @PartialDateField({ optional: true, description: 'Since when. Default: unknown.', example: '2018' })
  readonly from?: PartialDate;
}

@Route(':id/contact', {
  may,
  summary: "Replace a person's contact",
  example: { contact: { telephone: '+49 621 504 0' } },
})
export class ChangeContact extends CommandBody {
  static readonly type = 'ChangeContact';
  @PartField(() => ContactBody, { description: 'Replaces the contact as a whole; kept encrypted.' })
  readonly contact!: Contact;
}

@Route(':id/erasure-request', {
  may: [...may, ...mayDecide],
  summary: 'Record that a person asks for erasure; until it is decided the data are restricted',
  example: {},
})
export class RequestErasure extends CommandBody {
  static readonly type = 'RequestErasure';
}

@Route(':id/erasure-grant', {
  may: mayDecide,
  summary: 'Grant an erasure: the key of the personal data is destroyed for good',
  example: {},
})
export class GrantErasure extends IrregularCommandBody {
  static readonly type = 'GrantErasure';
}

@Route(':id/erasure-refusal', {
  may: mayDecide,
  summary: 'Decline an erasure with the reason',
  example: { reason: 'Aufbewahrungspflicht bis zum Ende der Wahlperiode' },
})
export class DeclineErasure extends IrregularCommandBody {
  static readonly type = 'DeclineErasure';
  @TextField({
    max: 2000,
    description: 'Why the data are kept, such as a duty of retention. No names of people here.',
    example: 'Aufbewahrungspflicht bis zum Ende der Wahlperiode',
  })
  readonly reason!: string;
}

@Route(':id/deviation-resolutions', {
  may: mayDecide,
  summary: 'End a deviation noted for a person',
  example: {
    deviation: '0190a1b2-0000-7000-8000-000000000000',
    how: 'accepted',
    by: { kind: 'function', title: 'Datenschutzbeauftragte' },
  },
})
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
