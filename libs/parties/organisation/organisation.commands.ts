import { Route, CommandBody, ChoiceField, CreationBody, IdField, PartialDateField, TextField } from '#commands';
import type { PartialDate } from '#event-sourcing';

const may = ['process-manager', 'clerk', 'administrator'] as const;

export const ORGANISATION_KINDS = [
  'directorate',
  'office',
  'area',
  'division',
  'municipalEnterprise',
  'partner',
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

@Route('', {
  may,
  summary: 'Register an organisation: a unit of the city or a partner',
  example: { name: 'Soziales und Wohnen', kind: 'area' },
})
export class RegisterOrganisation extends CreationBody {
  static readonly type = 'RegisterOrganisation';
  @TextField({ example: 'Soziales und Wohnen' }) readonly name!: string;
  @ChoiceField(ORGANISATION_KINDS) readonly kind!: OrganisationKind;
  @IdField({ optional: true, description: 'The organisation it belongs to.' }) readonly parent?: string;
  @PartialDateField({ optional: true, description: 'Since when it exists. Default: unknown.' })
  readonly from?: PartialDate;
}

@Route(':id/name', { may, summary: 'Rename an organisation', example: { name: 'Soziales, Wohnen und Integration' } })
export class RenameOrganisation extends CommandBody {
  static readonly type = 'RenameOrganisation';
  @TextField({ example: 'Soziales, Wohnen und Integration' }) readonly name!: string;
}

const REORGANISATION = {
  optional: true,
  description: 'The reorganisation that this belongs to: said by its policy alone.',
} as const;

@Route(':id/parent', {
  may,
  summary: 'Move an organisation to another one, or to none',
  example: { parent: '7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11' },
})
export class MoveOrganisation extends CommandBody {
  static readonly type = 'MoveOrganisation';
  @IdField({ optional: true, description: 'The organisation that it belongs to from now on. Default: none.' })
  readonly parent?: string;
  @IdField(REORGANISATION) readonly reorganisation?: string;
}

@Route(':id/end', { may, summary: 'Note that an organisation has ended', example: { on: '2019-12-31' } })
export class EndOrganisation extends CommandBody {
  static readonly type = 'EndOrganisation';
  @PartialDateField({ description: 'Its last day.' }) readonly on!: PartialDate;
  @IdField(REORGANISATION) readonly reorganisation?: string;
}

/** Sent by the kernel before a reorganisation is recorded that gives something to the organisation: it has no route. */
export class AwaitReorganisation extends CommandBody {
  static readonly type = 'AwaitReorganisation';
  @IdField() readonly reorganisation!: string;
}

export const organisationCommands = [
  RegisterOrganisation,
  RenameOrganisation,
  MoveOrganisation,
  EndOrganisation,
  AwaitReorganisation,
] as const;
