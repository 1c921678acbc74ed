import type { Command, Decider } from '../commands/decider.js';
import { accept, acceptAsIs, refuse } from '../commands/decider.js';
import type { Message } from '../messages/message.js';
import { SHARED } from '../messages/message-registry.js';

/** Who holds a value that only one entity may hold; `holder` is the holding entity's stream. */
export type Claim =
  | { readonly status: 'free' }
  | { readonly status: 'held'; readonly value: string; readonly holder: string };

type ClaimData = { readonly value: string; readonly holder: string };
export type ClaimEvent = Message<'ValueClaimed', ClaimData> | Message<'ValueReleased', ClaimData>;
export type ClaimCommand = Command<'ClaimValue', ClaimData> | Command<'ReleaseValue', ClaimData>;
export type ClaimRefusal = 'value is held by another';

/** The stream of a claimed value: free if it is absent or ends in `ValueReleased`. */
export function claimDecider(category: string): Decider<ClaimCommand, Claim, ClaimEvent, ClaimRefusal> {
  return {
    category,
    initial: { status: 'free' },
    events: claimShapes,
    german: { 'value is held by another': 'Der Wert ist schon vergeben.' },
    decide: (command, claim) => {
      switch (command.type) {
        case 'ClaimValue':
          if (claim.status === 'free') return accept<ClaimEvent>({ type: 'ValueClaimed', data: command.data });
          if (claim.holder === command.data.holder) return acceptAsIs('held already');
          return refuse('value is held by another');
        case 'ReleaseValue':
          if (claim.status === 'free') return acceptAsIs('free already');
          if (claim.holder !== command.data.holder) return refuse('value is held by another');
          return accept<ClaimEvent>({ type: 'ValueReleased', data: command.data });
      }
    },
    evolve: (claim, event) => {
      switch (event.type) {
        case 'ValueClaimed':
          return { status: 'held', ...event.data };
        case 'ValueReleased':
          return { status: 'free' };
        case 'DateRefined':
          return claim;
      }
    },
  };
}


export const claimShapes = { ValueClaimed: SHARED, ValueReleased: SHARED } as const;
