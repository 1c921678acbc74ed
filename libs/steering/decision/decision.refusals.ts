import type { GeneralRefusal } from '#event-sourcing';
import { germanGeneral } from '#event-sourcing';
import type { MissingReferenceRefusal, MissingSubjectRefusal, SubjectsRefusal } from '#shared-kernel';
import { germanMissingReference, germanMissingSubject, germanSubjects } from '#shared-kernel';

const own = {
  'decision is recorded already': 'Die Entscheidung ist schon festgehalten.',
  'decision is withdrawn': 'Die Entscheidung ist zurückgenommen.',
  'executive decision is of another level': 'Was die Verwaltung allein entscheidet, hat die Ebene der Verwaltung.',
  'provision is not known here': 'Dieser Vorbehalt ist hier nicht bekannt.',
} as const;

export type DecisionRefusal =
  | keyof typeof own
  | SubjectsRefusal
  | MissingSubjectRefusal
  | MissingReferenceRefusal
  | Extract<GeneralRefusal, 'not found'>;

export const germanDecision: Readonly<Record<DecisionRefusal, string>> = {
  ...own,
  ...germanSubjects,
  ...germanMissingSubject,
  ...germanMissingReference,
  'not found': germanGeneral['not found'],
};
