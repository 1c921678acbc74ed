import { evolveByType, unchanged } from '#event-sourcing';
import type { ConflictEvent } from './conflict.events.js';
import type { Conflict } from './conflict.state.js';

export const evolveConflict = evolveByType<Conflict, ConflictEvent>({
  ConflictSettled: () => ({ status: 'settled' }),
  DateRefined: unchanged,
});
