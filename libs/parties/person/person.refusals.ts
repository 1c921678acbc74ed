import type { GeneralRefusal, IrregularRefusal, ResolveDeviationRefusal } from '#event-sourcing';
import { germanGeneral, germanIrregular, germanResolveDeviation } from '#event-sourcing';
import type { MissingReferenceRefusal } from '#shared-kernel';
import { germanMissingReference } from '#shared-kernel';

export type PersonRefusal =
  | 'person is registered already'
  | 'person is erased'
  | 'person is restricted while an erasure is requested'
  | 'erasure is not requested'
  | MissingReferenceRefusal
  | IrregularRefusal
  | ResolveDeviationRefusal
  | Extract<GeneralRefusal, 'not found'>;

export const germanPerson: Readonly<Record<PersonRefusal, string>> = {
  'person is registered already': 'Die Person ist schon erfasst.',
  'person is erased': 'Die Daten der Person sind gelöscht.',
  'person is restricted while an erasure is requested':
    'Die Verarbeitung ist eingeschränkt, solange über die Löschung nicht entschieden ist.',
  'erasure is not requested': 'Die Löschung ist nicht beantragt.',
  'not found': germanGeneral['not found'],
  ...germanMissingReference,
  ...germanIrregular,
  ...germanResolveDeviation,
};
