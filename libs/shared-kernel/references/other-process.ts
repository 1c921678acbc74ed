import type { Decision } from '#event-sourcing';
import { refuseReference } from '#event-sourcing';

export type ElsewhereRefusal =
  'field of action is not of this process' | 'goal is of another process' | 'measure is of another process';

export const germanElsewhere: Readonly<Record<ElsewhereRefusal, string>> = {
  'field of action is not of this process': 'Dieses Handlungsfeld gehört nicht zu diesem Strategieprozess.',
  'goal is of another process': 'Das Ziel gehört zu einem anderen Strategieprozess.',
  'measure is of another process': 'Die Maßnahme gehört zu einem anderen Strategieprozess.',
};

/** A reference to something that exists, but not where it may be referred to; and the field that makes it. */
export interface Elsewhere {
  readonly reason: ElsewhereRefusal;
  readonly field: string;
}

export function refuseElsewhere({ reason, field }: Elsewhere): Decision<never, ElsewhereRefusal> {
  return refuseReference(reason, field);
}
