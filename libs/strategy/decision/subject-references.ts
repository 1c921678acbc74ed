import type { Subject } from './decision-ref.js';

export type MissingSubjectRefusal =
  | `${Subject['kind']} does not exist`
  | `${Subject['kind']} has no such version`
  | `${Subject['kind']} is of another process`;

export const germanMissingSubject: Readonly<Record<MissingSubjectRefusal, string>> = {
  'measure does not exist': 'Diese Maßnahme gibt es nicht.',
  'goal does not exist': 'Dieses Ziel gibt es nicht.',
  'measure has no such version': 'Diese Fassung der Maßnahme gibt es nicht.',
  'goal has no such version': 'Diese Fassung des Ziels gibt es nicht.',
  'measure is of another process': 'Die Maßnahme gehört zu einem anderen Strategieprozess.',
  'goal is of another process': 'Das Ziel gehört zu einem anderen Strategieprozess.',
};

/** The first thing that cannot be listed, and the field that lists it. */
export interface MissingSubject {
  readonly reason: MissingSubjectRefusal;
  readonly field: string;
}
