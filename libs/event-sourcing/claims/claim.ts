import type { Command, Decider } from '../commands/decider.js';
import { accept, acceptAsIs, refuse } from '../commands/decider.js';
import type { Message } from '../messages/message.js';
import { SHARED } from '../messages/message-registry.js';

/** The holder of a value that only one entity may hold; `holder` is the entity's stream. */
export type Claim =
  | { readonly status: 'free' }
  // `claim` is the id of the last `ValueClaimed`.
  | { readonly status: 'held'; readonly value: string; readonly holder: string; readonly claim: string };

type ClaimData = { readonly value: string; readonly holder: string };
export type ClaimEvent = Message<'ValueClaimed', ClaimData> | Message<'ValueReleased', ClaimData>;
/** `claim`: release only if the value was not claimed again since this event. */
export type ClaimCommand =
  Command<'ClaimValue', ClaimData> | Command<'ReleaseValue', ClaimData & { readonly claim?: string }>;
export type ClaimRefusal = 'value is held by another';

/**
 * Decides on the stream of a claimed value. The value is free if the stream is absent or ends in `ValueReleased`. A repeated
 * claim by the holder is an event of its own, so that a release decided before it has no effect.
 */
export function claimDecider(category: string): Decider<ClaimCommand, Claim, ClaimEvent, ClaimRefusal> {
  return {
    category,
    initial: { status: 'free' },
    events: valueClaimShapes,
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

export const valueClaimShapes = { ValueClaimed: SHARED, ValueReleased: SHARED } as const;
