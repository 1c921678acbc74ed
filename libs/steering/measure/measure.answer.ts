import { answer, partySchema, rowSchema } from '#http';
import { basisQuestions } from '../basis/basis-questions.projection.js';
import { DECISION_LEVELS, PROVISION_KINDS, nameSchema } from '#shared-kernel';
import { deviationAnswer } from '#shared-kernel';
import { indicatorAnswer } from '../indicator/indicator.answer.js';
import { LIGHTS, MEASURE_KINDS } from './measure.events.js';
import { MEASURE_STATUSES } from './measure-status.js';
import { measureReminders, milestones, progressEntries } from './measure-parts.tables.js';
import { LIGHT_REASONS } from './traffic-light/traffic-light.js';

const { choice, extended, flag, id, integer, list, number, open, orNull, shape, text } = answer;
const [firstReason, ...otherReasons] = LIGHT_REASONS;

/** A thing with a title beside its id; null for what the read model with the titles does not know yet. */
const titled = shape({ id: id(), title: nameSchema });
const day = text('2019-12-31', 'As precise as it is known: a day, a month, a year, or `unknown`.');

export const lightSchema = shape({
  light: choice(...LIGHTS, 'unknown', 'none'),
  derived: choice(...LIGHTS, 'unknown', 'none'),
  reasons: list(choice(firstReason, ...otherReasons)),
});

/** Who set a light by hand, why, and until when. */
export const overrideSchema = shape({
  light: choice(...LIGHTS),
  reason: text('Zwei Stellen sind zugesagt.'),
  until: orNull(day),
  since: day,
  by: partySchema,
  actor: id(),
});

export const rollUpSchema = shape({
  percent: orNull(number(42.5)),
  counted: integer(3),
  leftOut: shape({
    notAdopted: integer(1),
    permanentTasks: integer(0),
    unknownProgress: integer(2),
    dropped: integer(0),
    handedOver: integer(0),
  }),
});

const amounts = open({ green: 3 }, 'How many, by the word.');

export const countsSchema = shape({
  total: integer(12),
  byStatus: amounts,
  byLight: amounts,
  overdue: integer(1),
  withoutLead: integer(2),
});

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
  percentOn: orNull(day),
  schedule: shape({ start: day, end: day }),
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

const groupSchema = shape({
  key: orNull(text('red')),
  name: orNull(text('Kultur')),
  count: integer(3),
  byLight: amounts,
  rollUp: rollUpSchema,
});

export const boardAnswer = shape({
  on: text('2019-12-31', 'The day for which lights are shown.'),
  items: list(measureListed),
  next: { ...orNull(text('bzQy')), description: 'Hand it in as `cursor`; null on the last page.' },
  counts: countsSchema,
  groups: { ...orNull({ type: 'array' }), items: groupSchema, example: null },
});

const linked = extended(titled, { status: orNull(choice(...MEASURE_STATUSES)) });

/** One measure with its parts. */
export const measureAnswer = extended(measureListed, {
  description: orNull(text('…')),
  source: text('Workshop Kultur'),
  budget: orNull(shape({ amount: integer(1_500_000), currency: text('EUR') })),
  proposedOn: day,
  decision: orNull(
    open({ kind: 'record', decision: '7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11' }, 'On what its adoption rests.'),
  ),
  revisedBy: orNull(open({ kind: 'record' }, 'The decision by which it was revised last.')),
  adoptedVersion: orNull(integer(1)),
  adoptedLevel: orNull(choice(...DECISION_LEVELS, 'unknown')),
  blocked: orNull(open({ reason: 'Stelle nicht besetzt' })),
  completionReported: orNull(open({ reportedBy: 'an actor' })),
  ending: orNull(
    open({ reason: '…' }, 'Why it was rejected or cancelled, to whom it was handed over, what superseded it.'),
  ),
  partners: list(partySchema),
  provisionsInDetail: list(
    shape({
      id: id(),
      kind: choice(...PROVISION_KINDS),
      note: orNull(text('Zusage des Landes')),
      metOn: orNull(day),
      decision: {
        ...orNull(id()),
        description: 'The recorded decision that it lies with; null for those of a resolution.',
      },
    }),
  ),
  milestones: list(
    rowSchema(milestones, {
      without: ['measure', 'reachedEvent'],
      and: { reachedOn: orNull(day) },
      examples: { due: '2019-06' },
    }),
  ),
  dependsOn: list(linked),
  neededBy: list(linked),
  supersedes: list(linked),
  progress: list(
    rowSchema(progressEntries, { without: ['measure'], and: { by: partySchema }, examples: { percent: 40 } }),
  ),
  indicators: list(indicatorAnswer),
  basisQuestions: list(rowSchema(basisQuestions, { without: ['entity'], examples: { why: 'corrected' } })),
  reminders: list(
    rowSchema(measureReminders, { without: ['measure'], examples: { stage: 'lead', overdueSince: '2020-01-01' } }),
  ),
  deviations: list(deviationAnswer),
});
