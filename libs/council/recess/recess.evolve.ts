import { evolveByType, unchanged } from '#event-sourcing';
import type { RecessEvent } from './recess.events.js';
import type { Recess } from './recess.state.js';

export const evolveRecess = evolveByType<Recess, RecessEvent>({
  RecessRecorded: (_, { data: { first, last } }) => ({ status: 'recorded', first, last }),
  RecessCorrected: (_, { data: { first, last } }) => ({ status: 'recorded', first, last }),
  RecessCancelled: () => ({ status: 'cancelled' }),
  DateRefined: unchanged,
});
