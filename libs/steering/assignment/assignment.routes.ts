import type { Role } from '#http';
import { commandController } from '#http';
import {
  AcceptAssignment,
  ConfirmAssignment,
  DropAssignment,
  ExtendAssignment,
  GiveAssignment,
  ReportAssignmentDone,
  ResolveAssignmentDeviation,
  ReturnAssignment,
  TransferAssignment,
} from './assignment.commands.js';
import { assignmentStream } from './assignment.stream.js';

const may: readonly Role[] = ['process-manager', 'clerk'];
const doing: readonly Role[] = [...may, 'contributor'];
const id = '7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11';

export const AssignmentCommands = commandController({
  path: 'assignments',
  tag: 'Assignments',
  stream: assignmentStream,
  routes: [
    {
      path: '',
      command: GiveAssignment,
      may,
      summary: 'Give an organisation something to do, from a meeting, a decision or a talk',
      example: { title: 'Kosten ermitteln', source: { kind: 'oral', reference: 'Jour fixe' }, to: id, due: '2019-06' },
    },
    { path: ':id/acceptance', command: AcceptAssignment, may: doing, summary: 'Accept an assignment', example: {} },
    {
      path: ':id/done-report',
      command: ReportAssignmentDone,
      may: doing,
      summary: 'Report an assignment done',
      example: { note: 'Die Kosten liegen vor.' },
    },
    {
      path: ':id/confirmation',
      command: ConfirmAssignment,
      may,
      summary: 'Confirm what somebody else reported done',
      example: {},
    },
    {
      path: ':id/return',
      command: ReturnAssignment,
      may,
      summary: 'Return what was reported done and is not',
      example: { reason: 'Die Folgekosten fehlen.' },
    },
    {
      path: ':id/extension',
      command: ExtendAssignment,
      may,
      summary: 'Give more time',
      example: { due: '2019-09', reason: 'Ein Angebot steht aus.' },
    },
    {
      path: ':id/drop',
      command: DropAssignment,
      may,
      summary: 'Drop an assignment',
      example: { reason: 'Es gibt die Zahlen schon.' },
    },
    {
      path: ':id/transfer',
      command: TransferAssignment,
      may,
      summary: 'Give it to another organisation',
      example: { to: id, reason: 'Dort liegen die Verträge.' },
    },
    {
      path: ':id/deviation-resolutions',
      command: ResolveAssignmentDeviation,
      may,
      summary: 'End a deviation that the assignment noted',
      example: { deviation: id, how: 'accepted', by: { kind: 'function', title: 'Prozessleitung' } },
    },
  ],
});
