import type { Decision } from '#event-sourcing';
import { refuseReference } from '#event-sourcing';

/** A reference to another entity, and the field of the command that makes it. */
export interface Reference {
  readonly kind: 'organisation' | 'person' | 'committee' | 'process' | 'measure' | 'goal';
  readonly id: string;
  readonly field: string;
}

export type MissingReferenceRefusal = `${Reference['kind']} does not exist`;

export const germanMissingReference: Readonly<Record<MissingReferenceRefusal, string>> = {
  'organisation does not exist': 'Diese Organisation gibt es nicht.',
  'person does not exist': 'Diese Person gibt es nicht.',
  'committee does not exist': 'Dieses Gremium gibt es nicht.',
  'process does not exist': 'Diesen Strategieprozess gibt es nicht.',
  'measure does not exist': 'Diese Maßnahme gibt es nicht.',
  'goal does not exist': 'Dieses Ziel gibt es nicht.',
};

/** The facts that a decision needs about the entities to which its command refers. */
export interface ReferenceFacts {
  /** The first reference to an entity that does not exist. */
  readonly missing?: Reference;
}

export function refuseMissingReference({ kind, field }: Reference): Decision<never, MissingReferenceRefusal> {
  return refuseReference<MissingReferenceRefusal>(`${kind} does not exist`, field);
}
