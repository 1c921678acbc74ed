import type { Decision, Evolved } from '#event-sourcing';
import {
  accept,
  acceptAsIs,
  canonicalJson,
  partId,
  refuse,
  refuseInput,
  refuseMissing,
  refuseReference,
} from '#event-sourcing';
import type { AgendaProposalEvent } from './committee.events.js';
import type { CommitteeCommand } from './committee.js';

type Proposed = Omit<Extract<AgendaProposalEvent, { readonly type: 'AgendaItemProposed' }>['data'], 'proposal'>;

/** Proposals that wait, by their ids. */
export type OpenProposals = Readonly<Record<string, Proposed>>;

/** A committee has at most so many proposals that wait. */
const MOST_OPEN = 500;

export type ProposalRefusal =
  | 'what is proposed does not exist'
  | 'proposal is not open'
  | 'too many proposals are open'
  | 'the meeting that deals with it is not said'
  | 'what is dropped comes on no agenda'
  | 'the meeting is none of this committee'
  | 'the meeting is cancelled'
  | 'the item is not on this agenda';

export const germanProposals: Readonly<Record<ProposalRefusal, string>> = {
  'what is proposed does not exist': 'Was vorgeschlagen wird, gibt es nicht.',
  'proposal is not open': 'Dieser Vorschlag ist nicht offen.',
  'too many proposals are open': 'Es warten schon 500 Vorschläge.',
  'the meeting that deals with it is not said': 'Die Sitzung fehlt, auf deren Tagesordnung es kam.',
  'what is dropped comes on no agenda': 'Was fallen gelassen wird, kommt auf keine Tagesordnung.',
  'the meeting is none of this committee': 'Die Sitzung ist keine dieses Gremiums.',
  'the meeting is cancelled': 'Die Sitzung ist abgesagt.',
  'the item is not on this agenda': 'Dieser Punkt steht nicht auf der Tagesordnung der Sitzung.',
};

/** What a proposal, or what became of it, names and is not there; and the field that names it. */
export interface UnfitProposal {
  readonly reason: Extract<
    ProposalRefusal,
    | 'what is proposed does not exist'
    | 'the meeting is none of this committee'
    | 'the meeting is cancelled'
    | 'the item is not on this agenda'
  >;
  readonly field: string;
}

type ProposalCommand = Extract<CommitteeCommand, { readonly type: 'ProposeAgendaItem' | 'SettleAgendaProposal' }>;
type ProposalDecision = Decision<AgendaProposalEvent, ProposalRefusal>;

export function decideProposal(
  command: ProposalCommand,
  open: OpenProposals,
  unfit: UnfitProposal | undefined,
): ProposalDecision {
  if (unfit !== undefined) return refuseReference(unfit.reason, unfit.field);
  return command.type === 'ProposeAgendaItem' ? propose(command, open) : settle(command, open);
}

function propose(
  { data, meta }: Extract<ProposalCommand, { readonly type: 'ProposeAgendaItem' }>,
  open: OpenProposals,
): ProposalDecision {
  const waiting = Object.values(open);
  if (waiting.some((one) => canonicalJson(one) === canonicalJson(data))) return acceptAsIs('proposed already');
  if (waiting.length >= MOST_OPEN) return refuse('too many proposals are open');
  const proposed = { proposal: partId(meta.commandId, 'proposal', 0), ...data };
  return accept<AgendaProposalEvent>({ type: 'AgendaItemProposed', data: proposed });
}

function settle(
  { data }: Extract<ProposalCommand, { readonly type: 'SettleAgendaProposal' }>,
  open: OpenProposals,
): ProposalDecision {
  if (open[data.proposal] === undefined) return refuseMissing('proposal is not open');
  if (data.how === 'dropped' && data.meeting !== undefined) {
    return refuseInput('what is dropped comes on no agenda', 'meeting');
  }
  if (data.how === 'scheduled' && data.meeting === undefined) {
    return refuseInput('the meeting that deals with it is not said', 'meeting');
  }
  return accept<AgendaProposalEvent>({ type: 'AgendaProposalSettled', data });
}

export function evolveProposals(open: OpenProposals, event: Evolved<AgendaProposalEvent>): OpenProposals {
  if (event.type === 'AgendaItemProposed') {
    const { proposal, ...proposed } = event.data;
    return { ...open, [proposal]: proposed };
  }
  const { [event.data.proposal]: settled, ...rest } = open;
  return rest;
}
