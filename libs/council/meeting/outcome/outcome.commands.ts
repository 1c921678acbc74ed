import {
  Route,
  IdField,
  IrregularCommandBody,
  PartyField,
  PathIdField,
  Sha256Field,
  TextField,
  TimedCommandBody,
} from '#commands';
import type { Party } from '#event-sourcing';
import { OutcomeField } from './outcome.fields.js';
import { VoteField } from './vote.fields.js';
import type { VoteInput } from './vote.js';
import type { Outcome, TextHash } from './outcome.js';

const may = ['clerk', 'process-manager'] as const;

const counted = { kind: 'counted', yes: 9, no: 2, abstention: 1, spoilt: 'unknown' } as const;

const wording = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

const unanimous = { kind: 'stated', result: 'unanimous' } as const;

const ID = '0190a1b2-0000-5000-8000-000000000000';

class OutcomeBody extends TimedCommandBody {
  @PathIdField() readonly item!: string;
}

/** An outcome on which the committee may have voted. */
class VotedOutcomeBody extends OutcomeBody {
  @VoteField({ optional: true }) readonly vote?: VoteInput;
}

@Route(':id/agenda-items/:item/adoption', { may, summary: 'The committee adopted it', example: { vote: counted } })
export class AdoptItem extends VotedOutcomeBody {
  static readonly type = 'AdoptItem';
}

@Route(':id/agenda-items/:item/amended-adoption', {
  may,
  summary: 'The committee adopted it as amended',
  example: { wording, vote: counted },
})
export class AdoptItemAsAmended extends VotedOutcomeBody {
  static readonly type = 'AdoptItemAsAmended';
  @Sha256Field({ description: 'SHA-256 of the words that were adopted; put them in with PUT /documents/{sha256}.' })
  readonly wording!: TextHash;
}

@Route(':id/agenda-items/:item/recommendation', {
  may,
  summary: 'The committee recommended it',
  example: { vote: unanimous },
})
export class RecommendItem extends VotedOutcomeBody {
  static readonly type = 'RecommendItem';
}

@Route(':id/agenda-items/:item/amended-recommendation', {
  may,
  summary: 'The committee recommended it as amended',
  example: { wording },
})
export class RecommendItemAsAmended extends VotedOutcomeBody {
  static readonly type = 'RecommendItemAsAmended';
  @Sha256Field({ optional: true, description: 'SHA-256 of the words that were recommended.' })
  readonly wording?: TextHash;
}

@Route(':id/agenda-items/:item/rejection', {
  may,
  summary: 'The committee rejected it',
  example: { vote: { kind: 'unknown' } },
})
export class RejectItem extends VotedOutcomeBody {
  static readonly type = 'RejectItem';
}

/** Taking note. It may carry a vote and is never approval. */
@Route(':id/agenda-items/:item/acknowledgement', {
  may,
  summary: 'The committee took note of it, which is never approval',
  example: { vote: { kind: 'none' } },
})
export class AcknowledgeItem extends VotedOutcomeBody {
  static readonly type = 'AcknowledgeItem';
}

@Route(':id/agenda-items/:item/statement', { may, summary: 'The committee gave its statement', example: {} })
export class GiveStatement extends VotedOutcomeBody {
  static readonly type = 'GiveStatement';
}

@Route(':id/agenda-items/:item/postponement', {
  may,
  summary: 'It was postponed, to a meeting or open',
  example: { to: ID },
})
export class PostponeItem extends VotedOutcomeBody {
  static readonly type = 'PostponeItem';
  @IdField({ optional: true, description: 'The meeting to which it is postponed. Left out: open.' })
  readonly to?: string;
}

@Route(':id/agenda-items/:item/referral', { may, summary: 'It was referred to another committee', example: { to: ID } })
export class ReferItem extends VotedOutcomeBody {
  static readonly type = 'ReferItem';
  @IdField({ description: 'The committee to which it is referred.' }) readonly to!: string;
}

@Route(':id/agenda-items/:item/return', { may, summary: 'It was returned to the administration', example: {} })
export class ReturnItemToAdministration extends VotedOutcomeBody {
  static readonly type = 'ReturnItemToAdministration';
}

/** The committee's act. */
@Route(':id/agenda-items/:item/removal', {
  may,
  summary: "It was removed from the agenda: the committee's act",
  example: {},
})
export class RemoveItemFromAgenda extends VotedOutcomeBody {
  static readonly type = 'RemoveItemFromAgenda';
}

/** The author's act. */
@Route(':id/agenda-items/:item/withdrawal', {
  may,
  summary: "It was withdrawn: the author's act, also before the meeting",
  example: {},
})
export class WithdrawItem extends OutcomeBody {
  static readonly type = 'WithdrawItem';
}

@Route(':id/agenda-items/:item/discussion', { may, summary: 'It was discussed, without more', example: {} })
export class RecordDiscussionOnly extends OutcomeBody {
  static readonly type = 'RecordDiscussionOnly';
}

@Route(':id/agenda-items/:item/not-reached', { may, summary: 'The meeting did not reach it', example: {} })
export class RecordItemNotReached extends OutcomeBody {
  static readonly type = 'RecordItemNotReached';
}

@Route(':id/agenda-items/:item/mayors-decision', { may, summary: 'The mayor decided instead', example: {} })
export class RecordMayorsDecision extends OutcomeBody {
  static readonly type = 'RecordMayorsDecision';
}

@Route(':id/agenda-items/:item/voidness', { may, summary: 'What was decided is void', example: {} })
export class RecordVoidOutcome extends VotedOutcomeBody {
  static readonly type = 'RecordVoidOutcome';
}

@Route(':id/outcome-corrections', {
  may,
  summary: 'Correct the outcome that counts until now; nothing is edited',
  example: {
    event: ID,
    outcome: { kind: 'recommended' },
    reason: 'misread',
    authority: { kind: 'committee', id: ID },
  },
})
export class CorrectOutcome extends IrregularCommandBody {
  static readonly type = 'CorrectOutcome';
  @IdField({ description: 'The event of the outcome that counts until now.' }) readonly event!: string;
  @OutcomeField({ description: 'What really happened.' }) readonly outcome!: Outcome;
  @VoteField({ optional: true, description: 'Default: as recorded before.' }) readonly vote?: VoteInput;
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
