import type { Change } from './reorganisation.events.js';
import type { RequestedChange } from './reorganisation.fields.js';

/** The organisations that the change gives something to, each with the field that names it. */
export function receiversIn(change: RequestedChange): readonly { readonly id: string; readonly field: string }[] {
  switch (change.kind) {
    case 'merge':
      return [{ id: change.into, field: 'change.into' }];
    case 'split':
      return change.into.map((id, index) => ({ id, field: `change.into.${index}` }));
    case 'move':
      return change.parent === undefined ? [] : [{ id: change.parent, field: 'change.parent' }];
  }
}

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
