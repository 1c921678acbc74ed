import type { Decision } from '../commands/decider.js';
import { accept, refuse } from '../commands/decider.js';
import type { Message } from '../messages/message.js';
import type { EdgeStructure } from './edge-structure.js';

/** The holder's stream lacks the edge: a writer that claimed it before this event and did not append conflicts. */
export type ClaimAbandoned = Message<'ClaimAbandoned', { readonly structure: string; readonly to: string }>;
export type AbandonClaimRefusal = 'the claimed edge is in use';

export const germanAbandonClaim: Readonly<Record<AbandonClaimRefusal, string>> = {
  'the claimed edge is in use': 'Der beanspruchte Verweis wird gebraucht.',
};

/** `data.structure` is the category of the structure. */
export function decideAbandonClaim(
  data: ClaimAbandoned['data'],
  state: unknown,
  structures: readonly EdgeStructure[] = [],
): Decision<ClaimAbandoned, AbandonClaimRefusal> {
  const structure = structures.find(({ decider }) => decider.category === data.structure);
  if (structure === undefined || structure.edgesOf(state).includes(data.to)) {
    return refuse('the claimed edge is in use');
  }
  return accept<ClaimAbandoned>({ type: 'ClaimAbandoned', data });
}
