import type { StreamDefinition } from '#event-sourcing';
import type { RecessCommand, RecessRefusal } from './recess.decide.js';
import { recessDecider } from './recess.decide.js';
import type { RecessEvent } from './recess.events.js';
import type { Recess } from './recess.state.js';

export const recessStream: StreamDefinition<RecessCommand, Recess, RecessEvent, RecessRefusal> = {
  decider: recessDecider,
};
