import { commandController } from '#http';
import { CorrectDecision, MeetDecisionProvision, RecordDecision, WithdrawDecision } from './decision.commands.js';
import { decisionStream } from './decision.stream.js';

const may = ['process-manager', 'clerk'] as const;
const ID = '7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11';
const decides = [{ kind: 'measure', id: ID, version: 1 }] as const;
const by = { kind: 'function', title: 'Leitung Sozialdezernat' } as const;

/** No route leads to the reminder, which the policy alone may send. */
export const DecisionCommands = commandController({
  path: 'decisions',
  tag: 'Decisions',
  stream: decisionStream,
  routes: [
    {
      path: '',
      command: RecordDecision,
      may,
      summary: 'Record a decision that was taken outside of meetings, with what it decides',
      example: { process: ID, kind: 'executive', title: 'Start der Sprachkurse', by, decides },
    },
    {
      path: ':id/provisions/:provision/fulfilment',
      command: MeetDecisionProvision,
      may,
      summary: 'Note that a provision of a decision is met',
      example: {},
    },
    {
      path: ':id/corrections',
      command: CorrectDecision,
      may,
      summary: 'Correct what was recorded; what was adopted by it is questioned',
      example: { decides, reason: 'misread' },
    },
    {
      path: ':id/withdrawal',
      command: WithdrawDecision,
      may,
      summary: 'Withdraw a decision that was never taken or was annulled; what was adopted by it is questioned',
      example: { reason: 'annulled by the supervisory authority' },
    },
  ],
});
