import type { Decision, Violation } from '#event-sourcing';
import { refuse, refuseReference } from '#event-sourcing';
import type { DecisionLevel, Subject } from '#shared-kernel';
import { DECISION_LEVELS } from '#shared-kernel';
import type { DecisionFacts } from '../decision/decision-facts.js';

export type AdoptionRefusal =
  | 'decision does not exist'
  | 'an acknowledgement adopts nothing'
  | 'decision adopts nothing'
  | 'decision has no effect while a deviation of it is open'
  | 'decision was corrected or withdrawn'
  | 'decision is of another process'
  | `decision does not list this ${Subject['kind']}`
  | `decision lists another version of the ${Subject['kind']}`;

export const germanAdoption: Readonly<Record<AdoptionRefusal, string>> = {
  'decision does not exist': 'Diese Entscheidung gibt es nicht.',
  'an acknowledgement adopts nothing': 'Eine Kenntnisnahme beschließt nichts.',
  'decision adopts nothing': 'Mit diesem Ergebnis wurde nichts beschlossen.',
  'decision has no effect while a deviation of it is open':
    'Die Entscheidung hat keine Wirkung, solange eine Abweichung offen ist, die sie ungültig macht.',
  'decision was corrected or withdrawn': 'Die Entscheidung wurde berichtigt oder zurückgenommen.',
  'decision is of another process': 'Die Entscheidung gehört zu einem anderen Strategieprozess.',
  'decision does not list this measure': 'Die Entscheidung nennt diese Maßnahme nicht.',
  'decision does not list this goal': 'Die Entscheidung nennt dieses Ziel nicht.',
  'decision lists another version of the measure': 'Die Entscheidung nennt eine andere Fassung der Maßnahme.',
  'decision lists another version of the goal': 'Die Entscheidung nennt eine andere Fassung des Ziels.',
};

/** A subject to adopt, the lowest level that may adopt it, and its process. */
export interface Adoptable {
  readonly subject: Subject;
  readonly level: DecisionLevel;
  readonly process: string;
}

/** The effect of a decision: whether it adopts, its level, and the rules that it violates. */
export type AdoptionCheck =
  | { readonly adopts: false; readonly refused: Decision<never, AdoptionRefusal> }
  | { readonly adopts: true; readonly level: DecisionLevel | 'unknown'; readonly violations: readonly Violation[] };

export function checkAdoption(decision: DecisionFacts | undefined, adoptable: Adoptable): AdoptionCheck {
  switch (decision?.effect) {
    case undefined:
    case 'unknown':
      return { adopts: false, refused: refuseReference('decision does not exist', 'decision') };
    case 'adoptsNothing':
      return refused(
        decision.outcome === 'acknowledged' ? 'an acknowledgement adopts nothing' : 'decision adopts nothing',
      );
    case 'withoutEffect':
      return refused('decision has no effect while a deviation of it is open');
    case 'superseded':
      return refused('decision was corrected or withdrawn');
    case 'adopts':
      return checkEffective(decision, adoptable);
  }
}

function checkEffective(
  decision: Extract<DecisionFacts, { readonly effect: 'adopts' }>,
  { subject, level, process }: Adoptable,
): AdoptionCheck {
  if (decision.process !== undefined && decision.process !== process) {
    return { adopts: false, refused: refuseReference('decision is of another process', 'decision') };
  }
  const listed = decision.lists.filter(({ kind, id }) => kind === subject.kind && id === subject.id);
  if (listed.length === 0) return refused(`decision does not list this ${subject.kind}`);
  if (!listed.some(({ version }) => version === subject.version)) {
    return refused(`decision lists another version of the ${subject.kind}`);
  }
  const tooLow = decision.level !== 'unknown' && isBelow(decision.level, level);
  return { adopts: true, level: decision.level, violations: tooLow ? [belowDecisionLevel(level)] : [] };
}

function refused(reason: AdoptionRefusal): AdoptionCheck {
  return { adopts: false, refused: refuse(reason) };
}

function isBelow(one: DecisionLevel, other: DecisionLevel): boolean {
  return DECISION_LEVELS.indexOf(one) < DECISION_LEVELS.indexOf(other);
}

const GERMAN_LEVELS: Readonly<Record<DecisionLevel, string>> = {
  administration: 'die Verwaltung',
  committee: 'den Ausschuss',
  council: 'den Rat',
};

/** Curable: the level that should have decided can still do so. */
function belowDecisionLevel(level: DecisionLevel): Violation {
  return {
    rule: 'belowDecisionLevel',
    ruleVersion: 'builtin-1',
    weight: 'curable',
    source: 'builtin',
    allowedInstead: `have the ${level} decide, or change nothing until it has`,
    germanInstead: `${GERMAN_LEVELS[level]} entscheiden lassen, oder bis dahin nichts ändern`,
  };
}
