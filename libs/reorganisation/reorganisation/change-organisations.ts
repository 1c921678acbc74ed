import type { Change } from './reorganisation.events.js';

/** Every organisation that a change names. */
export function organisationsIn(change: Change): readonly string[] {
  switch (change.kind) {
    case 'merge':
      return [...change.from, change.into];
    case 'split':
      return [...new Set([change.from, ...change.into])];
    case 'move':
      return [change.organisation, ...(change.parent === undefined ? [] : [change.parent])];
  }
}
