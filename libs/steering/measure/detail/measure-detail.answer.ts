import type { AnswerOf } from '#http';
import { answer, partySchema } from '#http';
import type { DecisionRef } from '#shared-kernel';
import { DECISION_LEVELS, deviationAnswer } from '#shared-kernel';
import { indicatorAnswer } from '../../indicator/indicator.answer.js';
import type { MeasureRow } from '../as-of-day/measure-as-of.js';
import { MEASURE_STATUSES } from '../measure-status.js';
import { measureListed, titled } from '../measure.answer.js';
import { daySchema } from '../traffic-light/traffic-light.answer.js';
import {
  milestoneSchema,
  progressSchema,
  provisionSchema,
  questionSchema,
  reminderSchema,
} from './measure-parts.answer.js';

const { choice, extended, integer, list, open, orNull, shape, text } = answer;

type Stored<K extends keyof MeasureRow> = NonNullable<MeasureRow[K]>;

/** A measure that is linked to this one by a dependency or a supersession. */
export const linked = extended(titled, { status: orNull(choice(...MEASURE_STATUSES)) });

/** One measure with its parts. */
export const measureAnswer = extended(measureListed, {
  description: orNull(text('…')),
  source: text('Workshop Kultur'),
  budget: orNull(shape({ amount: integer(1_500_000), currency: text('EUR') })),
  proposedOn: daySchema,
  decision: orNull(
    open<DecisionRef>(
      { kind: 'record', decision: '7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11' },
      'On what its adoption rests.',
    ),
  ),
  revisedBy: orNull(open<DecisionRef>({ kind: 'record' }, 'The decision by which it was revised last.')),
  adoptedVersion: orNull(integer(1)),
  adoptedLevel: orNull(choice(...DECISION_LEVELS, 'unknown')),
  blocked: orNull(open<Stored<'blocked'>>({ reason: 'Stelle nicht besetzt' })),
  completionReported: orNull(open<Stored<'completionReported'>>({ reportedBy: 'an actor' })),
  ending: orNull(
    open<Stored<'ending'>>(
      { reason: '…' },
      'Why it was rejected or cancelled, to whom it was handed over, what superseded it.',
    ),
  ),
  partners: list(partySchema),
  provisionsInDetail: list(provisionSchema),
  milestones: list(milestoneSchema),
  dependsOn: list(linked),
  neededBy: list(linked),
  supersedes: list(linked),
  progress: list(progressSchema),
  indicators: list(indicatorAnswer),
  basisQuestions: list(questionSchema),
  reminders: list(reminderSchema),
  deviations: list(deviationAnswer),
});

export type MeasureDetail = AnswerOf<typeof measureAnswer>;
