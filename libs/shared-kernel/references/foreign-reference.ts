import type { Decision } from '#event-sourcing';
import { refuseReference } from '#event-sourcing';

export type ForeignReferenceRefusal =
  'field of action is not of this process' | 'goal is of another process' | 'measure is of another process';

export const germanForeignReference: Readonly<Record<ForeignReferenceRefusal, string>> = {
  'field of action is not of this process': 'Dieses Handlungsfeld gehört nicht zu diesem Strategieprozess.',
  'goal is of another process': 'Das Ziel gehört zu einem anderen Strategieprozess.',
  'measure is of another process': 'Die Maßnahme gehört zu einem anderen Strategieprozess.',
};

/** A reference to an entity of another process, and the field of the command that makes it. */
export interface ForeignReference {
  readonly reason: ForeignReferenceRefusal;
  readonly field: string;
}

export function refuseForeignReference({ reason, field }: ForeignReference): Decision<never, ForeignReferenceRefusal> {
  return refuseReference(reason, field);
}
