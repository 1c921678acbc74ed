import { commandController } from '#http';
import { personStream } from './person.stream.js';
import {
  AssignFunction,
  ChangeContact,
  DeclineErasure,
  GrantErasure,
  RegisterPerson,
  RequestErasure,
  ResolvePersonDeviation,
} from './person.commands.js';

const may = ['process-manager', 'clerk', 'administrator'] as const;
const mayDecide = ['data-protection'] as const;

/** Who may see people's names (domain.md, "Who may do what"). */
export const MAY_READ_PERSONS = ['process-manager', 'clerk', 'data-protection', 'administrator'] as const;

export const PersonCommands = commandController({
  path: 'persons',
  tag: 'Persons',
  stream: personStream,
  mayReadHistory: MAY_READ_PERSONS,
  routes: [
    {
      path: '',
      command: RegisterPerson,
      may,
      summary: 'Register a person; name and contact are kept encrypted',
      example: { name: 'Leitung Kultur', contact: { email: 'kultur@stadt.example' } },
    },
    {
      path: ':id/functions',
      command: AssignFunction,
      may,
      summary: 'Say which function a person holds',
      example: { title: 'Leitung Kultur', from: '2018' },
    },
    {
      path: ':id/contact',
      command: ChangeContact,
      may,
      summary: "Replace a person's contact",
      example: { contact: { telephone: '+49 621 504 0' } },
    },
    {
      path: ':id/erasure-request',
      command: RequestErasure,
      may: [...may, ...mayDecide],
      summary: 'Record that a person asks for erasure; until it is decided the data are restricted',
      example: {},
    },
    {
      path: ':id/erasure-grant',
      command: GrantErasure,
      may: mayDecide,
      summary: 'Grant an erasure: the key of the personal data is destroyed for good',
      example: {},
    },
    {
      path: ':id/erasure-refusal',
      command: DeclineErasure,
      may: mayDecide,
      summary: 'Decline an erasure with the reason',
      example: { reason: 'Aufbewahrungspflicht bis zum Ende der Wahlperiode' },
    },
    {
      path: ':id/deviation-resolutions',
      command: ResolvePersonDeviation,
      may: mayDecide,
      summary: 'End a deviation noted for a person',
      example: {
        deviation: '0190a1b2-0000-7000-8000-000000000000',
        how: 'accepted',
        by: { kind: 'function', title: 'Datenschutzbeauftragte' },
      },
    },
  ],
});
