import type { AgendaProposalEvent } from '../committee.events.js';

type Proposed = Omit<Extract<AgendaProposalEvent, { readonly type: 'AgendaItemProposed' }>['data'], 'proposal'>;

/** Proposals that are not settled, by their ids. */
export type OpenProposals = Readonly<Record<string, Proposed>>;
