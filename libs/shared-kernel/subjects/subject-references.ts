import { germanForeignReference } from '../references/foreign-reference.js';
import { germanMissingReference } from '../references/missing-reference.js';
import type { Subject } from './decision-ref.js';

export type MissingSubjectRefusal =
  | `${Subject['kind']} does not exist`
  | `${Subject['kind']} has no such version`
  | `${Subject['kind']} is of another process`;

export const germanMissingSubject: Readonly<Record<MissingSubjectRefusal, string>> = {
  'measure does not exist': germanMissingReference['measure does not exist'],
  'goal does not exist': germanMissingReference['goal does not exist'],
  'measure has no such version': 'Diese Fassung der Maßnahme gibt es nicht.',
  'goal has no such version': 'Diese Fassung des Ziels gibt es nicht.',
  'measure is of another process': germanForeignReference['measure is of another process'],
  'goal is of another process': germanForeignReference['goal is of another process'],
};

/** The first subject that cannot be listed, and the field that lists it. */
export interface MissingSubject {
  readonly reason: MissingSubjectRefusal;
  readonly field: string;
}
