import type { AnswerOf } from '#http';
import { answer } from '#http';
import { DECISION_LEVELS, nameSchema } from '#shared-kernel';
import { MEASURE_KINDS } from './measure-content.js';
import { MEASURE_STATUSES } from './measure-status.js';
import { daySchema, lightSchema, overrideSchema } from './traffic-light/traffic-light.answer.js';

const { choice, flag, id, integer, list, orNull, shape, text } = answer;

/** A title beside its id; null while the read model with the titles does not know it. */
export const titled = shape({ id: id(), title: nameSchema });

/** A measure as the board shows it. */
export const measureListed = shape({
  id: id(),
  revision: text('3'),
  process: id(),
  kind: choice(...MEASURE_KINDS),
  title: text('Interkulturelle Öffnung der Bibliothek'),
  status: choice(...MEASURE_STATUSES),
  trafficLight: lightSchema,
  override: orNull(overrideSchema),
  isOverdue: flag(false),
  percent: orNull(integer(40)),
  percentOn: orNull(daySchema),
  schedule: shape({ start: daySchema, end: daySchema }),
  lead: orNull(shape({ id: id(), name: nameSchema })),
  fieldsOfAction: list(titled),
  goals: list(titled),
  decisionLevel: choice(...DECISION_LEVELS),
  weight: integer(1),
  version: integer(1),
  provisions: choice('open', 'met', 'none'),
  deviatesFromDecision: flag(false),
  isBasisQuestioned: flag(false),
  isIllustration: flag(true),
});

export type MeasureListed = AnswerOf<typeof measureListed>;
