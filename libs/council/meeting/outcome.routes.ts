import type { CommandRoute } from '#http';
import {
  AcknowledgeItem,
  AdoptItem,
  AdoptItemAsAmended,
  CorrectOutcome,
  GiveStatement,
  PostponeItem,
  RecommendItem,
  RecommendItemAsAmended,
  RecordDiscussionOnly,
  RecordItemNotReached,
  RecordMayorsDecision,
  RecordVoidOutcome,
  ReferItem,
  RejectItem,
  RemoveItemFromAgenda,
  ReturnItemToAdministration,
  WithdrawItem,
} from './outcome.commands.js';

const may = ['clerk', 'process-manager'] as const;
const ID = '0190a1b2-0000-5000-8000-000000000000';
const wording = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const counted = { kind: 'counted', yes: 9, no: 2, abstention: 1, spoilt: 'unknown' } as const;
const unanimous = { kind: 'stated', result: 'unanimous' } as const;

function route(
  name: string,
  command: CommandRoute['command'],
  summary: string,
  example: CommandRoute['example'] = {},
): CommandRoute {
  return { path: `:id/agenda-items/:item/${name}`, command, may, summary, example };
}

/** One route for each outcome, and one to correct any. */
export const outcomeRoutes: readonly CommandRoute[] = [
  route('adoption', AdoptItem, 'The committee adopted it', { vote: counted }),
  route('amended-adoption', AdoptItemAsAmended, 'The committee adopted it as amended', { wording, vote: counted }),
  route('recommendation', RecommendItem, 'The committee recommended it', { vote: unanimous }),
  route('amended-recommendation', RecommendItemAsAmended, 'The committee recommended it as amended', { wording }),
  route('rejection', RejectItem, 'The committee rejected it', { vote: { kind: 'unknown' } }),
  route('acknowledgement', AcknowledgeItem, 'The committee took note of it, which is never approval', {
    vote: { kind: 'none' },
  }),
  route('statement', GiveStatement, 'The committee gave its statement'),
  route('postponement', PostponeItem, 'It was postponed, to a meeting or open', { to: ID }),
  route('referral', ReferItem, 'It was referred to another committee', { to: ID }),
  route('return', ReturnItemToAdministration, 'It was returned to the administration'),
  route('removal', RemoveItemFromAgenda, "It was removed from the agenda: the committee's act"),
  route('withdrawal', WithdrawItem, "It was withdrawn: the author's act, also before the meeting"),
  route('discussion', RecordDiscussionOnly, 'It was discussed, without more'),
  route('not-reached', RecordItemNotReached, 'The meeting did not reach it'),
  route('mayors-decision', RecordMayorsDecision, 'The mayor decided instead'),
  route('voidness', RecordVoidOutcome, 'What was decided is void'),
  {
    path: ':id/outcome-corrections',
    command: CorrectOutcome,
    may,
    summary: 'Correct the outcome that counts until now; nothing is edited',
    example: {
      event: ID,
      outcome: { kind: 'recommended' },
      reason: 'misread',
      authority: { kind: 'committee', id: ID },
    },
  },
];
