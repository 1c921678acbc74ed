import type { Party } from '#event-sourcing';
import { canonicalJson } from '#event-sourcing';
import type { Reference } from './missing-reference.js';

/** Whether both are the same person, unit or function. */
export function sameParty(a: Party, b: Party): boolean {
  return canonicalJson(a) === canonicalJson(b);
}

/** The entities that a party is or belongs to. */
export function referencesOf(party: Party, field: string): readonly Reference[] {
  switch (party.kind) {
    case 'person':
    case 'committee':
    case 'organisation':
      return [{ kind: party.kind, id: party.id, field }];
    case 'function':
      return party.organisation === undefined
        ? []
        : [{ kind: 'organisation', id: party.organisation, field: `${field}.organisation` }];
    case 'policy':
    case 'unknown':
      return [];
  }
}

export function referenceIf(kind: Reference['kind'], id: string | undefined, field: string): readonly Reference[] {
  return id === undefined ? [] : [{ kind, id, field }];
}
