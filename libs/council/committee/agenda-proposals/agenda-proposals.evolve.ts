import type { EvolveMap } from '#event-sourcing';
import type { AgendaProposalEvent } from '../committee.events.js';
import type { ConstitutedCommittee } from '../committee.state.js';

export const evolveProposals: EvolveMap<ConstitutedCommittee, AgendaProposalEvent> = {
  AgendaItemProposed: (committee, { data: { proposal, ...proposed } }) => ({
    ...committee,
    proposals: { ...committee.proposals, [proposal]: proposed },
  }),
  AgendaProposalSettled: (committee, { data: { proposal } }) => {
    const { [proposal]: settled, ...proposals } = committee.proposals;
    return { ...committee, proposals };
  },
};
