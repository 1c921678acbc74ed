import type { DecideMap, Decision } from '#event-sourcing';
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
import type { AgendaProposalEvent } from '../committee.events.js';
import type { ConstitutedCommittee } from '../committee.state.js';
import type { ProposalCommand } from './agenda-proposals.commands.js';
import type { ProposalRefusal } from './agenda-proposals.refusals.js';
import type { RefusedReference } from './proposal-references.js';

/** A committee has at most this many open proposals. */
const MOST_OPEN = 500;

export interface ProposalFacts {
  readonly refusedReference?: RefusedReference;
}

export const proposalDecisions: DecideMap<
  ProposalCommand,
  ConstitutedCommittee,
  AgendaProposalEvent,
  ProposalRefusal,
  ProposalFacts
> = {
  ProposeAgendaItem: ({ data, meta }, { proposals }, facts) => {
    const refused = refuseReferenceOf(facts);
    if (refused !== undefined) return refused;
    const open = Object.values(proposals);
    if (open.some((one) => canonicalJson(one) === canonicalJson(data))) return acceptAsIs('proposed already');
    if (open.length >= MOST_OPEN) return refuse('too many proposals are open');
    const proposed = { proposal: partId(meta.commandId, 'proposal', 0), ...data };
    return accept<AgendaProposalEvent>({ type: 'AgendaItemProposed', data: proposed });
  },
  SettleAgendaProposal: ({ data }, { proposals }, facts) => {
    const refused = refuseReferenceOf(facts);
    if (refused !== undefined) return refused;
    if (proposals[data.proposal] === undefined) return refuseMissing('proposal is not open');
    if (data.how === 'dropped' && data.meeting !== undefined) {
      return refuseInput('what is dropped comes on no agenda', 'meeting');
    }
    if (data.how === 'scheduled' && data.meeting === undefined) {
      return refuseInput('the meeting that deals with it is not said', 'meeting');
    }
    return accept<AgendaProposalEvent>({ type: 'AgendaProposalSettled', data });
  },
};

function refuseReferenceOf({ refusedReference }: ProposalFacts): Decision<never, ProposalRefusal> | undefined {
  return refusedReference && refuseReference(refusedReference.reason, refusedReference.field);
}
