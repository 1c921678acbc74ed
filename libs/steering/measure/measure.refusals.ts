import type { ForeignReferenceRefusal, ForReorganisationRefusal, MissingReferenceRefusal } from '#shared-kernel';
import { germanForeignReference, germanForReorganisation, germanMissingReference } from '#shared-kernel';
import type { GeneralRefusal, IrregularRefusal, ResolveDeviationRefusal } from '#event-sourcing';
import { germanGeneral, germanIrregular, germanResolveDeviation } from '#event-sourcing';
import type { AdoptionRefusal } from '../basis/adoption-check.js';
import { germanAdoption } from '../basis/adoption-check.js';
import type { BasisRefusal } from '../basis/basis.decide.js';
import { germanBasis } from '../basis/basis.decide.js';
import type { IndicatorRefusal } from '../indicator/indicator.decide.js';
import { germanIndicators } from '../indicator/indicator.decide.js';

const planning = {
  'measure is proposed already': 'Die Maßnahme ist schon vorgeschlagen.',
  'measure is not known': 'Diese Maßnahme ist nicht bekannt.',
  'measure is over': 'Die Maßnahme ist beendet.',
  'process is closed': 'Der Strategieprozess ist abgeschlossen.',
  'organisation has ended': 'Die Organisation besteht nicht mehr.',
  'currency is not the one of the process': 'Der Strategieprozess rechnet in einer anderen Währung.',
  'measure would end before it began': 'Die Maßnahme würde vor ihrem Beginn enden.',
  'a permanent task has no end': 'Eine Daueraufgabe hat kein Ende.',
  'revision would change nothing': 'Die Überarbeitung würde nichts ändern.',
  'partner is not known here': 'Dieser Partner ist bei der Maßnahme nicht genannt.',
  'there are 50 partners already': 'Es gibt schon 50 Partner; mehr sind nicht vorgesehen.',
} as const;

const adoption = {
  'measure is not open for review': 'Die Maßnahme steht nicht mehr zur Prüfung an.',
  'measure is not open for adoption': 'Die Maßnahme steht nicht (mehr) zum Beschluss an.',
  'measure has no lead': 'Die Maßnahme hat keine Federführung.',
  'measure is not adopted': 'Die Maßnahme ist nicht beschlossen.',
  'a recorded decision has provisions of its own': 'Eine festgehaltene Entscheidung hat eigene Vorbehalte.',
  'provision is not known here': 'Dieser Vorbehalt ist hier nicht bekannt.',
} as const;

const course = {
  'measure is not under way': 'Die Maßnahme ist nicht in Umsetzung.',
  'measure has not started': 'Die Maßnahme hat noch nicht begonnen.',
  'measure is blocked': 'Die Maßnahme ist blockiert.',
  'measure is not blocked': 'Die Maßnahme ist nicht blockiert.',
  'a provision is not met': 'Ein Vorbehalt ist noch nicht erfüllt.',
  'a permanent task has no percent': 'Der Stand einer Daueraufgabe wird nicht in Prozent angegeben.',
  'a permanent task is not completed':
    'Eine Daueraufgabe wird nicht abgeschlossen: sie wird übergeben oder aufgegeben.',
  'a report says percent or note': 'Eine Meldung nennt Prozent oder eine Bemerkung.',
  'a decrease needs a reason': 'Ein Rückgang ist zu begründen.',
  'completion is not reported': 'Der Abschluss ist nicht gemeldet.',
  'completion waits for its confirmation': 'Der Abschluss ist gemeldet und wartet auf Bestätigung.',
  'measure cannot wait for itself': 'Eine Maßnahme kann nicht auf sich selbst warten.',
  'measure cannot supersede itself': 'Eine Maßnahme kann sich nicht selbst ersetzen.',
  'supersessions would form a circle': 'Die Ersetzungen würden einen Kreis bilden.',
  'chain of supersessions is longer than 100': 'Die Kette der Ersetzungen ist länger als 100.',
} as const;

const parts = {
  'dependencies would form a circle': 'Die Abhängigkeiten würden einen Kreis bilden.',
  'more than 1,000 measures would have to be looked at for a circle':
    'Um einen Kreis auszuschließen, wären mehr als 1.000 Maßnahmen anzusehen.',
  'measure does not depend on this one': 'Die Maßnahme hängt von dieser nicht ab.',
  'there are 100 dependencies already': 'Es gibt schon 100 Abhängigkeiten; mehr sind nicht vorgesehen.',
  'milestone is not known here': 'Dieser Meilenstein ist hier nicht bekannt.',
  'milestone is reached': 'Der Meilenstein ist erreicht.',
  'milestone is dropped': 'Der Meilenstein ist aufgegeben.',
  'there are 200 milestones already': 'Es gibt schon 200 Meilensteine; mehr sind nicht vorgesehen.',
  'traffic light is not overridden': 'Die Ampel ist nicht von Hand gesetzt.',
  'override would have ended already': 'Die Ampel wäre nur für einen vergangenen Zeitraum gesetzt.',
} as const;

export const germanMeasure = {
  ...planning,
  ...adoption,
  ...course,
  ...parts,
  ...germanAdoption,
  ...germanBasis,
  ...germanIndicators,
  ...germanForeignReference,
  ...germanForReorganisation,
  ...germanMissingReference,
  ...germanIrregular,
  ...germanResolveDeviation,
  'the fact lies in the future': germanGeneral['the fact lies in the future'],
} as const;

export type MeasureRefusal =
  | keyof typeof planning
  | keyof typeof adoption
  | keyof typeof course
  | keyof typeof parts
  | AdoptionRefusal
  | BasisRefusal
  | IndicatorRefusal
  | ForeignReferenceRefusal
  | ForReorganisationRefusal
  | MissingReferenceRefusal
  | IrregularRefusal
  | ResolveDeviationRefusal
  | Extract<GeneralRefusal, 'the fact lies in the future'>;
