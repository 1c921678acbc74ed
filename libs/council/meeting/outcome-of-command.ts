import type { Outcome, Vote } from './meeting.events.js';
import type { OutcomeCommand } from './meeting-decision.js';
import { voteAsTold } from './vote.js';

/** The outcome that a command records. */
export function outcomeOf({ type, data }: OutcomeCommand): Outcome {
  switch (type) {
    case 'AdoptItem':
      return { kind: 'adopted' };
    case 'AdoptItemAsAmended':
      return { kind: 'adoptedAsAmended', wording: data.wording };
    case 'RecommendItem':
      return { kind: 'recommended' };
    case 'RecommendItemAsAmended':
      return { kind: 'recommendedAsAmended', ...(data.wording !== undefined && { wording: data.wording }) };
    case 'RejectItem':
      return { kind: 'rejected' };
    case 'AcknowledgeItem':
      return { kind: 'acknowledged' };
    case 'GiveStatement':
      return { kind: 'statementGiven' };
    case 'PostponeItem':
      return { kind: 'postponed', ...(data.to !== undefined && { to: data.to }) };
    case 'ReferItem':
      return { kind: 'referred', to: data.to };
    case 'ReturnItemToAdministration':
      return { kind: 'returnedToAdministration' };
    case 'RemoveItemFromAgenda':
      return { kind: 'removedFromAgenda' };
    case 'WithdrawItem':
      return { kind: 'withdrawnByAuthor' };
    case 'RecordDiscussionOnly':
      return { kind: 'discussedOnly' };
    case 'RecordItemNotReached':
      return { kind: 'notReached' };
    case 'RecordMayorsDecision':
      return { kind: 'decidedByMayor' };
    case 'RecordVoidOutcome':
      return { kind: 'void' };
  }
}

/** Where the committee may vote and nothing is said, the vote is unknown; elsewhere there was none. */
export function voteOf({ type, data }: OutcomeCommand): Vote {
  switch (type) {
    case 'WithdrawItem':
    case 'RecordDiscussionOnly':
    case 'RecordItemNotReached':
    case 'RecordMayorsDecision':
      return { kind: 'none' };
    case 'AdoptItem':
    case 'AdoptItemAsAmended':
    case 'RecommendItem':
    case 'RecommendItemAsAmended':
    case 'RejectItem':
    case 'AcknowledgeItem':
    case 'GiveStatement':
    case 'PostponeItem':
    case 'ReferItem':
    case 'ReturnItemToAdministration':
    case 'RemoveItemFromAgenda':
    case 'RecordVoidOutcome':
      return voteAsTold(data.vote ?? { kind: 'unknown' });
  }
}
