import {
  Route,
  ChoiceField,
  CommandBody,
  CreationBody,
  IdField,
  IdsField,
  PartialDateField,
  PartyField,
  PathIdField,
  TextField,
} from '#commands';
import type { PartialDate, Party } from '#event-sourcing';
import type { DecisionKind } from './decision.events.js';
import { DECISION_KINDS } from './decision.events.js';
import type { DecisionLevel, NewProvision, Subject } from '#shared-kernel';
import { DECISION_LEVELS, ProvisionsField, SubjectsField } from '#shared-kernel';

const may = ['process-manager', 'clerk'] as const;

const ID = '7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11';

const by = { kind: 'function', title: 'Leitung Sozialdezernat' } as const;

const decides = [{ kind: 'measure', id: ID, version: 1 }] as const;

const DECIDER: readonly Party['kind'][] = ['person', 'committee', 'organisation', 'function', 'unknown'];
const LEVEL = 'An executive decision is one of the administration. ';
const REASON = { max: 2000, description: 'No names of people here.' } as const;

/** A decision that was taken outside of meetings, on the day on which it occurred. */
@Route('', {
  may,
  summary: 'Record a decision that was taken outside of meetings, with what it decides',
  example: { process: ID, kind: 'executive', title: 'Start der Sprachkurse', by, decides },
})
export class RecordDecision extends CreationBody {
  static readonly type = 'RecordDecision';
  @IdField({ description: 'The strategy process.' }) readonly process!: string;
  @ChoiceField(DECISION_KINDS, {
    description: 'By the head of the administration, by the mayor in place of a committee, or known from before.',
  })
  readonly kind!: DecisionKind;
  @TextField({ example: 'Start der Sprachkurse' }) readonly title!: string;
  @PartyField({ only: DECIDER, description: 'Who decided.' }) readonly by!: Party;
  @ChoiceField(DECISION_LEVELS, { optional: true, description: `${LEVEL}Default for the others: unknown.` })
  readonly level?: DecisionLevel;
  @SubjectsField({ min: 1, description: 'What it decides, each in the version that was put forward.' })
  readonly decides!: readonly Subject[];
  @ProvisionsField({
    optional: true,
    description: 'What it is subject to. Until all are met nothing that it decides can start.',
  })
  readonly provisions?: readonly NewProvision[];
  @PartialDateField({
    optional: true,
    example: '2019-06',
    description: 'When to look whether it was carried out, at the latest. Default: 90 days after it was recorded.',
  })
  readonly followUpOn?: PartialDate;
}

@Route(':id/provisions/:provision/fulfilment', {
  may,
  summary: 'Note that a provision of a decision is met',
  example: {},
})
export class MeetDecisionProvision extends CommandBody {
  static readonly type = 'MeetDecisionProvision';
  @PathIdField() readonly provision!: string;
}

@Route(':id/corrections', {
  may,
  summary: 'Correct what was recorded; what was adopted by it is questioned',
  example: { decides, reason: 'misread' },
})
export class CorrectDecision extends CommandBody {
  static readonly type = 'CorrectDecision';
  @PartyField({ optional: true, only: DECIDER, description: 'Default: as recorded before.' }) readonly by?: Party;
  @ChoiceField(DECISION_LEVELS, { optional: true, description: `${LEVEL}Default: as recorded before.` })
  readonly level?: DecisionLevel;
  @SubjectsField({ optional: true, min: 1, description: 'All that it decides. Default: as recorded before.' })
  readonly decides?: readonly Subject[];
  @TextField(REASON) readonly reason!: string;
}

/** It was never taken, or was annulled. */
@Route(':id/withdrawal', {
  may,
  summary: 'Withdraw a decision that was never taken or was annulled; what was adopted by it is questioned',
  example: { reason: 'annulled by the supervisory authority' },
})
export class WithdrawDecision extends CommandBody {
  static readonly type = 'WithdrawDecision';
  @TextField(REASON) readonly reason!: string;
}

/** Sent by the policy `decision-follow-up` alone: no route leads here. */
export class RemindOfDecision extends CommandBody {
  static readonly type = 'RemindOfDecision';
  @SubjectsField({ description: 'What is not carried out.' }) readonly open!: readonly Subject[];
  @IdsField({ description: 'Provisions that are not met.' })
  readonly openProvisions!: readonly string[];
}

export const decisionCommands = [
  RecordDecision,
  MeetDecisionProvision,
  CorrectDecision,
  WithdrawDecision,
  RemindOfDecision,
] as const;
