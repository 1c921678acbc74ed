import { idFrom } from '#event-sourcing';
import type { Caller } from '#http';

/** The caller in specs that call the methods of a reading controller. */
export const CALLER: Caller = { actor: idFrom('an actor'), grants: [{ role: 'clerk' }] };
