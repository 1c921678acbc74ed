import { commandController } from '#http';
import {
  EndOrganisation,
  MoveOrganisation,
  RegisterOrganisation,
  RenameOrganisation,
} from './organisation.commands.js';
import { organisationStream } from './organisation.stream.js';

const may = ['process-manager', 'clerk', 'administrator'] as const;

export const OrganisationCommands = commandController({
  path: 'organisations',
  tag: 'Organisations',
  stream: organisationStream,
  routes: [
    {
      path: '',
      command: RegisterOrganisation,
      may,
      summary: 'Register an organisation: a unit of the city or a partner',
      example: { name: 'Soziales und Wohnen', kind: 'area' },
    },
    {
      path: ':id/name',
      command: RenameOrganisation,
      may,
      summary: 'Rename an organisation',
      example: { name: 'Soziales, Wohnen und Integration' },
    },
    {
      path: ':id/parent',
      command: MoveOrganisation,
      may,
      summary: 'Move an organisation to another one, or to none',
      example: { parent: '7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11' },
    },
    {
      path: ':id/end',
      command: EndOrganisation,
      may,
      summary: 'Note that an organisation has ended',
      example: { on: '2019-12-31' },
    },
  ],
});
