import type { Role } from '#http';
import { commandController } from '#http';
import { AnswerForLead, AnswerRound, CloseRound, OpenRound, RemindRound } from './reporting-round.commands.js';
import { reportingRoundStream } from './reporting-round.stream.js';

const may: readonly Role[] = ['process-manager'];
const id = '7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11';

export const ReportingRoundCommands = commandController({
  path: 'reporting-rounds',
  tag: 'Reporting rounds',
  stream: reportingRoundStream,
  routes: [
    {
      path: '',
      command: OpenRound,
      may,
      summary: 'Ask every lead for the state of its measures as of a day',
      example: { process: id, title: 'Statusabfrage', asOf: '2019-01-31', due: '2019-02-28', measures: [id] },
    },
    {
      path: ':id/answers/:measure',
      command: AnswerRound,
      may: [...may, 'contributor'],
      summary: 'Answer for a measure; that nothing changed is an answer too',
      example: { kind: 'noChange' },
    },
    {
      path: ':id/answers/:measure/for-lead',
      command: AnswerForLead,
      may,
      summary: 'Answer in place of the lead, and say why',
      example: { kind: 'changed', percent: 40, reason: 'Auskunft am Telefon' },
    },
    {
      path: ':id/reminders',
      command: RemindRound,
      may,
      summary: 'Remind everybody whose answer is missing',
      example: {},
    },
    { path: ':id/closing', command: CloseRound, may, summary: 'Close a round with who is missing', example: {} },
  ],
});
