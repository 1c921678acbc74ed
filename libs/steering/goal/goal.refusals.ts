import type { GeneralRefusal, IrregularRefusal, ResolveDeviationRefusal } from '#event-sourcing';
import { germanGeneral, germanIrregular, germanResolveDeviation } from '#event-sourcing';
import type { AdoptionRefusal } from '../basis/adoption-check.js';
import { germanAdoption } from '../basis/adoption-check.js';
import type { BasisRefusal } from '../basis/basis.decide.js';
import { germanBasis } from '../basis/basis.decide.js';
import type { IndicatorRefusal } from '../indicator/indicator.decide.js';
import { germanIndicators } from '../indicator/indicator.decide.js';
import type { ForeignReferenceRefusal, MissingReferenceRefusal } from '#shared-kernel';
import { germanForeignReference, germanMissingReference } from '#shared-kernel';

const own = {
  'goal is proposed already': 'Das Ziel ist schon vorgeschlagen.',
  'goal is not known': 'Dieses Ziel ist nicht bekannt.',
  'goal is over': 'Das Ziel ist erreicht oder aufgegeben.',
  'goal is not open for review': 'Das Ziel steht nicht mehr zur Prüfung an.',
  'goal is not open for adoption': 'Das Ziel steht nicht (mehr) zum Beschluss an.',
  'goal is not adopted': 'Das Ziel ist nicht beschlossen.',
  'goal cannot supersede itself': 'Ein Ziel kann sich nicht selbst ersetzen.',
  'goals would be parts of each other': 'Die Ziele wären gegenseitig Teile voneinander.',
  'chain of goals is longer than 100': 'Die Kette der übergeordneten Ziele ist länger als 100.',
  'a goal has a parent or none': 'Ein Ziel ist Teil eines anderen oder von keinem: beides zugleich geht nicht.',
  'process is closed': 'Der Strategieprozess ist abgeschlossen.',
  'revision would change nothing': 'Die Überarbeitung würde nichts ändern.',
  'supersessions would form a circle': 'Die Ersetzungen würden einen Kreis bilden.',
  'chain of supersessions is longer than 100': 'Die Kette der Ersetzungen ist länger als 100.',
} as const;

export const germanGoal = {
  ...own,
  ...germanAdoption,
  ...germanBasis,
  ...germanIndicators,
  ...germanForeignReference,
  ...germanMissingReference,
  ...germanIrregular,
  ...germanResolveDeviation,
  'the fact lies in the future': germanGeneral['the fact lies in the future'],
} as const;

export type GoalRefusal =
  | keyof typeof own
  | AdoptionRefusal
  | BasisRefusal
  | IndicatorRefusal
  | ForeignReferenceRefusal
  | MissingReferenceRefusal
  | IrregularRefusal
  | ResolveDeviationRefusal
  | Extract<GeneralRefusal, 'the fact lies in the future'>;
