import type { RowOf } from '#event-sourcing';
import { sameDecision } from '../decision/basis.js';
import type { DecisionRef } from '../decision/decision-ref.js';
import { isUnderWay, MEASURE_STATUSES } from '../measure/measure-status.js';
import type { basisQuestions, decidedThings } from './follow-up.tables.js';

type Thing = RowOf<typeof decidedThings>;
type Questions = readonly RowOf<typeof basisQuestions>[];

export interface ThingStanding {
  readonly status: string;
  /** What its adoption rests on now. */
  readonly adoptedBy?: DecisionRef;
  /** The log's position of the adoption. */
  readonly adoptedAt?: bigint;
}

/**
 * What a measure's or goal's rows say together: a decision that took the place of another carries it from then on, and
 * where nothing did it is proposed again, unless it is over.
 */
export function standingOf(thing: Thing, questions: Questions): ThingStanding {
  const { status, scheduled, adoptedBy, adoptedAt, statusAt } = thing;
  const shown = status === 'adopted' && scheduled ? 'planned' : status;
  if (adoptedBy === null || adoptedAt === null) return { status: shown };
  // Projections write here what events say.
  let basis = adoptedBy as DecisionRef;
  for (const { decision, ended, replacedBy, endedAt } of inOrder(questions)) {
    if (endedAt === null || endedAt < adoptedAt || !sameDecision(decision as DecisionRef, basis)) continue;
    if (ended === 'replaced' && replacedBy !== null) basis = replacedBy as DecisionRef;
    if (ended === 'withdrawn') return { status: endedAt > statusAt && isRunning(status) ? 'proposed' : shown };
  }
  return { status: shown, adoptedBy: basis, adoptedAt };
}

function inOrder(questions: Questions): Questions {
  return questions.toSorted((a, b) => Number((a.endedAt ?? 0n) - (b.endedAt ?? 0n)));
}

function isRunning(status: string): boolean {
  const known = MEASURE_STATUSES.find((one) => one === status);
  return known !== undefined && isUnderWay(known);
}
