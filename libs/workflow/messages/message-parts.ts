import { processMessageDecider } from './process-message.decide.js';
import { processSignalDecider } from './process-signal.decide.js';
import { startKeyDecider } from './start-key.decide.js';

const deciders = [processMessageDecider, processSignalDecider, startKeyDecider];

export const messageShapes = deciders.map(({ events }) => events);
export const messageGerman = deciders.map(({ german }) => german);
