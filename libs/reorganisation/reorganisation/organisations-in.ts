import type { Change } from './reorganisation.events.js';

/** Every organisation that a change names, as the read model holds it: its projection alone writes it. */
export function organisationsIn(column: unknown): readonly string[] {
  const change = column as Change;
  switch (change.kind) {
    case 'merge':
      return [...change.from, change.into];
    case 'split':
      return [...new Set([change.from, ...change.into])];
    case 'move':
      return [change.organisation, ...(change.parent === undefined ? [] : [change.parent])];
  }
}
