import type { Role } from '#http';
import { commandController } from '#http';
import { AllotConcern, CancelReorganisation, RecordReorganisation, SettleConcern } from './reorganisation.commands.js';
import { reorganisationStream } from './reorganisation.stream.js';

const may: readonly Role[] = ['process-manager', 'clerk', 'administrator'];
const id = '7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11';
const other = '3f1e8f0a-40a1-5d7b-8a2d-9f6c2b1f7e10';

export const ReorganisationCommands = commandController({
  path: 'reorganisations',
  tag: 'Reorganisations',
  stream: reorganisationStream,
  routes: [
    {
      path: '',
      command: RecordReorganisation,
      may,
      summary: 'Record that organisations are merged, split or moved; it is carried out when its day has come',
      example: {
        title: 'Kultur und Sport werden ein Bereich',
        change: { kind: 'merge', from: [id], into: other },
        on: '2020-01-01',
      },
    },
    {
      path: ':id/cancellation',
      command: CancelReorganisation,
      may,
      summary: 'Cancel a reorganisation whose day has not come',
      example: { reason: 'Der Zuschnitt der Dezernate bleibt.' },
    },
    {
      path: ':id/allotments',
      command: AllotConcern,
      may,
      summary: 'Say who has from now on what is outstanding; it is carried there',
      example: { kind: 'measureLead', thing: id, to: other },
    },
    {
      path: ':id/settlements',
      command: SettleConcern,
      may,
      summary: 'Settle what is outstanding without carrying it, and say why',
      example: { kind: 'assignment', thing: id, reason: 'Von Hand übertragen.' },
    },
  ],
});
