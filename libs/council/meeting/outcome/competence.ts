import type { Violation } from '#event-sourcing';
import type { CommitteeKind } from '../../committee/committee.commands.js';
import type { ItemPaper } from '../agenda/agenda-item.js';
import type { Outcome } from './outcome.js';
import { traitsOf } from './outcomes.js';

const BUILTIN = { ruleVersion: 'builtin-1', source: 'builtin' } as const;

export const BEYOND_COMPETENCE: Violation = {
  ...BUILTIN,
  rule: 'beyondCompetence',
  weight: 'invalidating',
  allowedInstead:
    'recommend, acknowledge, give a statement or refer the paper; a steering circle may agree items without a paper',
  germanInstead:
    'die Vorlage empfehlen, zur Kenntnis nehmen, verweisen oder zu ihr Stellung nehmen; ein Lenkungskreis darf Punkte ohne Vorlage vereinbaren',
};

export const NOT_ON_AGENDA: Violation = {
  ...BUILTIN,
  rule: 'notOnAgenda',
  weight: 'curable',
  allowedInstead: 'postpone the item to a meeting whose invitation names it',
  germanInstead: 'den Punkt auf eine Sitzung vertagen, deren Einladung ihn nennt',
};

export const OPENED_BEFORE_DAY: Violation = {
  ...BUILTIN,
  rule: 'openedBeforeDay',
  weight: 'curable',
  allowedInstead: 'reschedule the meeting and invite to it anew',
  germanInstead: 'die Sitzung verlegen und neu zu ihr einladen',
};

export const STRUCK_FROM_ITS_DAY: Violation = {
  ruleVersion: 'builtin-1',
  rule: 'struckFromItsDay',
  source: '§ 34 Abs. 5 GemO Rheinland-Pfalz',
  weight: 'formal',
  allowedInstead: 'record in the sitting that the committee removed the item from its agenda',
  germanInstead: 'in der Sitzung festhalten, dass der Ausschuss den Punkt von der Tagesordnung abgesetzt hat',
};

export const PAPER_IS_WITHDRAWN: Violation = {
  ...BUILTIN,
  rule: 'paperIsWithdrawn',
  weight: 'curable',
  allowedInstead: 'record that the author withdrew the item, or draft and submit the paper anew',
  germanInstead: 'festhalten, dass der Punkt zurückgezogen wurde, oder die Vorlage neu entwerfen und einreichen',
};

/** Committees that prepare and advise, without other rules of procedure. */
const ADVISING: readonly CommitteeKind[] = ['steeringCircle', 'workingGroup', 'advisoryBoard'];

/** Whether a committee of this kind prepares and advises alone. */
export function isAdvising(kind: CommitteeKind | undefined): boolean {
  return kind !== undefined && ADVISING.includes(kind);
}

/** Only a known paper makes it certain: an item without a paper or with an unknown one violates nothing. */
export function isBeyondCompetence(kind: CommitteeKind | undefined, outcome: Outcome, paper: ItemPaper): boolean {
  const isOnPaper = paper.kind === 'paper' || paper.kind === 'several';
  return isAdvising(kind) && traitsOf(outcome).decides && isOnPaper;
}
