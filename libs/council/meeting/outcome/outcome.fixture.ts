import { idFrom, partId } from '#event-sourcing';
import type { CommandMeta } from '#event-sourcing';
import { COMMAND_ID } from '#event-sourcing/testing';
import type { opened } from '../meeting.fixture.js';
import { meeting, ofCouncil, PAPER } from '../meeting.fixture.js';
import type { OutcomeCommand } from '../meeting-decision.js';

export const HASH = 'a'.repeat(64);
export const OTHER = idFrom('elsewhere');
export const own = partId(COMMAND_ID, 'outcome', 0);
export const unknown = { kind: 'unknown' } as const;
export const none = { kind: 'none' } as const;
export const event = (outcome: object, vote: object = unknown) => ({
  type: 'ItemOutcomeRecorded',
  data: { item: 'i1', outcomeId: own, outcome, intent: 'acknowledgement', paper: PAPER, vote },
});
export const asDeviation = (...rules: string[]): Partial<CommandMeta> => ({
  deviations: rules.map((rule) => ({ rule, reason: 'it was so' })),
});

export const COMMANDS: readonly (readonly [OutcomeCommand['type'], object, object, object])[] = [
  ['AdoptItem', {}, { kind: 'adopted' }, unknown],
  ['AdoptItemAsAmended', { wording: HASH }, { kind: 'adoptedAsAmended', wording: HASH }, unknown],
  ['RecommendItem', {}, { kind: 'recommended' }, unknown],
  ['RecommendItemAsAmended', {}, { kind: 'recommendedAsAmended' }, unknown],
  ['RecommendItemAsAmended', { wording: HASH }, { kind: 'recommendedAsAmended', wording: HASH }, unknown],
  ['RejectItem', {}, { kind: 'rejected' }, unknown],
  ['AcknowledgeItem', {}, { kind: 'acknowledged' }, unknown],
  ['GiveStatement', {}, { kind: 'statementGiven' }, unknown],
  ['PostponeItem', {}, { kind: 'postponed' }, unknown],
  ['PostponeItem', { to: OTHER }, { kind: 'postponed', to: OTHER }, unknown],
  ['ReferItem', { to: OTHER }, { kind: 'referred', to: OTHER }, unknown],
  ['ReturnItemToAdministration', {}, { kind: 'returnedToAdministration' }, unknown],
  ['RemoveItemFromAgenda', {}, { kind: 'removedFromAgenda' }, unknown],
  ['WithdrawItem', {}, { kind: 'withdrawnByAuthor' }, none],
  ['RecordDiscussionOnly', {}, { kind: 'discussedOnly' }, none],
  ['RecordItemNotReached', {}, { kind: 'notReached' }, none],
  ['RecordMayorsDecision', {}, { kind: 'decidedByMayor' }, none],
  ['RecordVoidOutcome', {}, { kind: 'void' }, unknown],
];

/** Any of the outcome commands, whose data differ by type. */
export function when(past: typeof opened, type: OutcomeCommand['type'], data: object, meta = {}, facts = ofCouncil) {
  return meeting(past).when(type, { item: 'i1', ...data }, meta, facts);
}
