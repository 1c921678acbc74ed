import { json, table } from '#event-sourcing';
import type { StartTimer } from '../instance/steps.js';

/** The timers that start instances of the latest version of a process, while one of them comes. */
export const timerStarts = table({
  name: 'timerStarts',
  columns: {
    definition: 'position',
    process: 'text',
    /** The earliest of them: business clock, ISO 8601 UTC. */
    due: 'text',
    waiting: json<readonly StartTimer[]>(),
  },
  key: ['definition'],
  indexes: [['due']],
  visibility: 'everyone',
});
