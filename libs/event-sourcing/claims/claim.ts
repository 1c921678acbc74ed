import type { Command, Decider } from '../commands/decider.js';
import { accept, acceptAsIs, refuse } from '../commands/decider.js';
import type { Message } from '../messages/message.js';
import { SHARED } from '../messages/message-registry.js';

/** Who holds a value that only one entity may hold; `holder` is the holding entity's stream. */
export type Claim =
  | { readonly status: 'free' }
  // `claim` is the event that claimed it last.
  | { readonly status: 'held'; readonly value: string; readonly holder: string; readonly claim: string };

type ClaimData = { readonly value: string; readonly holder: string };
export type ClaimEvent = Message<'ValueClaimed', ClaimData> | Message<'ValueReleased', ClaimData>;
/** `claim`: release only if the value was not claimed again since this event. */
export type ClaimCommand =
  Command<'ClaimValue', ClaimData> | Command<'ReleaseValue', ClaimData & { readonly claim?: string }>;
export type ClaimRefusal = 'value is held by another';

/**
 * The stream of a claimed value: free if it is absent or ends in `ValueReleased`. Its holder claims it anew with an
 * event of its own: a release that was decided before then finds another claim and leaves it.
 */
export function claimDecider(category: string): Decider<ClaimCommand, Claim, ClaimEvent, ClaimRefusal> {
  return {
    category,
    initial: { status: 'free' },
    events: claimShapes,
    german: { 'value is held by another': 'Der Wert ist schon vergeben.' },
    decide: (command, claim) => {
      switch (command.type) {
        case 'ClaimValue':
          if (claim.status === 'held' && claim.holder !== command.data.holder)
            return refuse('value is held by another');
          return accept<ClaimEvent>({ type: 'ValueClaimed', data: command.data });
        case 'ReleaseValue': {
          const { claim: released, ...data } = command.data;
          if (claim.status === 'free') return acceptAsIs('free already');
          if (claim.holder !== data.holder) return refuse('value is held by another');
          if (released !== undefined && released !== claim.claim) return acceptAsIs('claimed again since');
          return accept<ClaimEvent>({ type: 'ValueReleased', data });
        }
      }
    },
    evolve: (claim, event) => {
      switch (event.type) {
        case 'ValueClaimed':
          return { status: 'held', ...event.data, claim: event.eventId };
        case 'ValueReleased':
          return { status: 'free' };
        case 'DateRefined':
          return claim;
      }
    },
  };
}

export const claimShapes = { ValueClaimed: SHARED, ValueReleased: SHARED } as const;
