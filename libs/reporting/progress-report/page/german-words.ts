import type { PartialDate } from '#event-sourcing';
import type { GoalStatus } from '../report-content.js';
import type { AssignmentStatus, DecisionKind, LightReason, MeasureStatus, RollUp, ShownLight } from '#steering';
import type { DecisionLevel, Provision } from '#shared-kernel';

export const STATUS: Readonly<Record<MeasureStatus, string>> = {
  proposed: 'vorgeschlagen',
  reviewed: 'geprüft',
  adopted: 'beschlossen',
  planned: 'geplant',
  inProgress: 'in Umsetzung',
  blocked: 'blockiert',
  completed: 'abgeschlossen',
  handedOver: 'übergeben',
  rejected: 'abgelehnt',
  cancelled: 'aufgegeben',
  superseded: 'ersetzt',
};

/** A light is a word and a shape, never a colour alone. */
export const LIGHT: Readonly<Record<ShownLight, { readonly shape: string; readonly word: string }>> = {
  green: { shape: '●', word: 'grün' },
  amber: { shape: '▲', word: 'gelb' },
  red: { shape: '■', word: 'rot' },
  unknown: { shape: '○', word: 'unbekannt' },
  none: { shape: '–', word: 'keine' },
};

export const REASON: Readonly<Record<LightReason, string>> = {
  blocked: 'blockiert',
  'past its end': 'über dem Ende',
  'milestone late': 'Meilenstein verspätet',
  'milestone very late': 'Meilenstein stark verspätet',
  'far behind schedule': 'weit hinter dem Zeitplan',
  'behind schedule': 'hinter dem Zeitplan',
  'not started in time': 'nicht rechtzeitig begonnen',
  'provision not met in time': 'Vorbehalt nicht rechtzeitig erfüllt',
  'basis in question': 'Grundlage in Frage',
  'nothing known to judge by': 'nichts bekannt, woran zu messen wäre',
  overridden: 'von Hand gesetzt',
};

export const GOAL: Readonly<Record<GoalStatus, string>> = {
  proposed: 'vorgeschlagen',
  reviewed: 'geprüft',
  adopted: 'beschlossen',
  achieved: 'erreicht',
  rejected: 'abgelehnt',
  cancelled: 'aufgegeben',
  superseded: 'ersetzt',
};

export const DECISION: Readonly<Record<DecisionKind, string>> = {
  executive: 'Entscheidung der Verwaltung',
  urgent: 'Eilentscheidung',
  earlier: 'früherer Beschluss',
};

export const LEVEL: Readonly<Record<DecisionLevel | 'unknown', string>> = {
  administration: 'Verwaltung',
  committee: 'Ausschuss',
  council: 'Rat',
  unknown: 'unbekannt',
};

export const PROVISION: Readonly<Record<Provision['kind'], string>> = {
  budget: 'Haushalt',
  funding: 'Förderung',
  approval: 'Genehmigung',
};

export const ASSIGNMENT: Readonly<Record<AssignmentStatus, string>> = {
  given: 'erteilt',
  accepted: 'angenommen',
  reportedDone: 'als erledigt gemeldet',
  confirmed: 'bestätigt',
  dropped: 'aufgegeben',
};

export const WEIGHT: Readonly<Record<'formal' | 'curable' | 'invalidating', string>> = {
  formal: 'formal',
  curable: 'heilbar',
  invalidating: 'macht unwirksam',
};

/** German words for the streams that note deviations. */
export const NOTED_BY: Readonly<Record<string, string>> = {
  meeting: 'Sitzung',
  paper: 'Vorlage',
  goal: 'Ziel',
  measure: 'Maßnahme',
  assignment: 'Auftrag',
};

const MONTHS = [
  ...['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli'],
  ...['August', 'September', 'Oktober', 'November', 'Dezember'],
] as const;

/** Such as `14.02.2019`, `Oktober 2018`, `4. Quartal 2018`, `ca. 2018`, `unbekannt`. */
export function dateInWords(date: PartialDate): string {
  if (date === 'unknown') return 'unbekannt';
  if (date.endsWith('~')) return `ca. ${dateInWords(date.slice(0, -1))}`;
  const [year = '', part, day] = date.split('-');
  if (part === undefined) return year;
  if (day !== undefined) return `${day}.${part}.${year}`;
  if (part.startsWith('Q')) return `${part.slice(1)}. Quartal ${year}`;
  if (part.startsWith('H')) return `${part.slice(1)}. Halbjahr ${year}`;
  return `${MONTHS[Number(part) - 1] ?? part} ${year}`;
}

export function percentInWords(percent: number | null): string {
  return percent === null ? 'unbekannt' : `${String(percent).replace('.', ',')}\u00a0%`;
}

export function measuresInWords(count: number): string {
  return count === 1 ? '1 Maßnahme' : `${count} Maßnahmen`;
}

/** The measures that a roll-up leaves out; empty where there are none. */
export function leftOutInWords({ leftOut }: RollUp): string {
  const words = [
    [leftOut.notAdopted, 'noch nicht beschlossen'],
    [leftOut.permanentTasks, leftOut.permanentTasks === 1 ? 'Daueraufgabe' : 'Daueraufgaben'],
    [leftOut.unknownProgress, 'ohne Angabe'],
    [leftOut.dropped, 'abgelehnt, aufgegeben oder ersetzt'],
    [leftOut.handedOver, 'ohne Angabe übergeben'],
  ] as const;
  return words.flatMap(([count, why]) => (count === 0 ? [] : `${count} ${why}`)).join(', ');
}
