import {
  IdField,
  IrregularCommandBody,
  PartyField,
  PathIdField,
  Sha256Field,
  TextField,
  TimedCommandBody,
} from '#commands';
import type { Party } from '#event-sourcing';
import { OutcomeField, VoteField } from './item.fields.js';
import type { ToldVote } from './meeting.events.js';
import type { Outcome, TextHash } from './outcome/outcome.js';

class OutcomeBody extends TimedCommandBody {
  @PathIdField() readonly item!: string;
}

/** An outcome on which the committee may have voted. */
class VotedOutcomeBody extends OutcomeBody {
  @VoteField({ optional: true }) readonly vote?: ToldVote;
}

export class AdoptItem extends VotedOutcomeBody {
  static readonly type = 'AdoptItem';
}

export class AdoptItemAsAmended extends VotedOutcomeBody {
  static readonly type = 'AdoptItemAsAmended';
  @Sha256Field({ description: 'SHA-256 of the words that were adopted; put them in with PUT /documents/{sha256}.' })
  readonly wording!: TextHash;
}

export class RecommendItem extends VotedOutcomeBody {
  static readonly type = 'RecommendItem';
}

export class RecommendItemAsAmended extends VotedOutcomeBody {
  static readonly type = 'RecommendItemAsAmended';
  @Sha256Field({ optional: true, description: 'SHA-256 of the words that were recommended.' })
  readonly wording?: TextHash;
}

export class RejectItem extends VotedOutcomeBody {
  static readonly type = 'RejectItem';
}

/** Taking note. It may carry a vote and is never approval. */
export class AcknowledgeItem extends VotedOutcomeBody {
  static readonly type = 'AcknowledgeItem';
}

export class GiveStatement extends VotedOutcomeBody {
  static readonly type = 'GiveStatement';
}

export class PostponeItem extends VotedOutcomeBody {
  static readonly type = 'PostponeItem';
  @IdField({ optional: true, description: 'The meeting to which it is postponed. Left out: open.' })
  readonly to?: string;
}

export class ReferItem extends VotedOutcomeBody {
  static readonly type = 'ReferItem';
  @IdField({ description: 'The committee to which it is referred.' }) readonly to!: string;
}

export class ReturnItemToAdministration extends VotedOutcomeBody {
  static readonly type = 'ReturnItemToAdministration';
}

/** The committee's act. */
export class RemoveItemFromAgenda extends VotedOutcomeBody {
  static readonly type = 'RemoveItemFromAgenda';
}

/** The author's act. */
export class WithdrawItem extends OutcomeBody {
  static readonly type = 'WithdrawItem';
}

export class RecordDiscussionOnly extends OutcomeBody {
  static readonly type = 'RecordDiscussionOnly';
}

export class RecordItemNotReached extends OutcomeBody {
  static readonly type = 'RecordItemNotReached';
}

export class RecordMayorsDecision extends OutcomeBody {
  static readonly type = 'RecordMayorsDecision';
}

export class RecordVoidOutcome extends VotedOutcomeBody {
  static readonly type = 'RecordVoidOutcome';
}

export class CorrectOutcome extends IrregularCommandBody {
  static readonly type = 'CorrectOutcome';
  @IdField({ description: 'The event of the outcome that counts until now.' }) readonly event!: string;
  @OutcomeField({ description: 'What really happened.' }) readonly outcome!: Outcome;
  @VoteField({ optional: true, description: 'Default: as recorded before.' }) readonly vote?: ToldVote;
  @TextField({ max: 2000, description: 'Why it was recorded otherwise. No names of people here.' })
  readonly reason!: string;
  @PartyField({ description: 'On whose authority it is corrected.' }) readonly authority!: Party;
}

export const outcomeCommands = [
  AdoptItem,
  AdoptItemAsAmended,
  RecommendItem,
  RecommendItemAsAmended,
  RejectItem,
  AcknowledgeItem,
  GiveStatement,
  PostponeItem,
  ReferItem,
  ReturnItemToAdministration,
  RemoveItemFromAgenda,
  WithdrawItem,
  RecordDiscussionOnly,
  RecordItemNotReached,
  RecordMayorsDecision,
  RecordVoidOutcome,
] as const;
