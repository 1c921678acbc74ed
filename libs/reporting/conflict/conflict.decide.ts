import type { CommandOf } from '#commands';
import type { Decider, GeneralRefusal } from '#event-sourcing';
import { accept, germanGeneral, refuse, refuseMissing } from '#event-sourcing';
import type { conflictCommands } from './conflict.commands.js';
import type { ConflictEvent } from './conflict.events.js';
import { conflictShapes } from './conflict.events.js';
import { evolveConflict } from './conflict.evolve.js';
import type { Conflict } from './conflict.state.js';

export type ConflictCommand = CommandOf<(typeof conflictCommands)[number]>;
export type ConflictRefusal = 'conflict is settled already' | Extract<GeneralRefusal, 'not found'>;

/** The conflict as the two streams have it; absent where they have none of this id. */
export interface ConflictFacts {
  readonly found?: Omit<Extract<ConflictEvent, { readonly type: 'ConflictSettled' }>['data'], 'reason'>;
}

export const conflictDecider: Decider<ConflictCommand, Conflict, ConflictEvent, ConflictRefusal, ConflictFacts> = {
  category: 'conflict',
  initial: { status: 'unknown' },
  events: conflictShapes,
  german: {
    'conflict is settled already': 'Der Widerspruch ist schon geklärt.',
    'not found': germanGeneral['not found'],
  },
  decide: ({ data: { reason } }, conflict, { found }) => {
    if (conflict.status === 'settled') return refuse('conflict is settled already');
    if (found === undefined) return refuseMissing('not found');
    return accept({ type: 'ConflictSettled', data: { ...found, reason } });
  },
  evolve: evolveConflict,
};
