import { CommandBody, ChoiceField, CreationBody, IdField, PartialDateField, TextField } from '#commands';
import type { PartialDate } from '#event-sourcing';

export const ORGANISATION_KINDS = [
  'directorate',
  'office',
  'area',
  'division',
  'municipalEnterprise',
  'partner',
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

export class RegisterOrganisation extends CreationBody {
  static readonly type = 'RegisterOrganisation';
  @TextField({ example: 'Soziales und Wohnen' }) readonly name!: string;
  @ChoiceField(ORGANISATION_KINDS) readonly kind!: OrganisationKind;
  @IdField({ optional: true, description: 'The organisation it belongs to.' }) readonly parent?: string;
  @PartialDateField({ optional: true, description: 'Since when it exists. Default: unknown.' })
  readonly from?: PartialDate;
}

export class RenameOrganisation extends CommandBody {
  static readonly type = 'RenameOrganisation';
  @TextField({ example: 'Soziales, Wohnen und Integration' }) readonly name!: string;
}

const REORGANISATION = {
  optional: true,
  description: 'The reorganisation that this belongs to: said by its policy alone.',
} as const;

export class MoveOrganisation extends CommandBody {
  static readonly type = 'MoveOrganisation';
  @IdField({ optional: true, description: 'The organisation that it belongs to from now on. Default: none.' })
  readonly parent?: string;
  @IdField(REORGANISATION) readonly reorganisation?: string;
}

export class EndOrganisation extends CommandBody {
  static readonly type = 'EndOrganisation';
  @PartialDateField({ description: 'Its last day.' }) readonly on!: PartialDate;
  @IdField(REORGANISATION) readonly reorganisation?: string;
}

export const organisationCommands = [
  RegisterOrganisation,
  RenameOrganisation,
  MoveOrganisation,
  EndOrganisation,
] as const;
