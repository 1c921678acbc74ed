import { answer, partySchema, rowSchema } from '#http';
import { PROVISION_KINDS } from '#shared-kernel';
import { basisQuestions } from '../../basis/basis-questions.projection.js';
import { measureReminders, milestones, progressEntries } from '../measure-parts.tables.js';
import { daySchema } from '../traffic-light/traffic-light.answer.js';

const { choice, id, orNull, shape, text } = answer;

export const provisionSchema = shape({
  id: id(),
  kind: choice(...PROVISION_KINDS),
  note: orNull(text('Zusage des Landes')),
  metOn: orNull(daySchema),
  decision: {
    ...orNull(id()),
    description: 'The recorded decision that it lies with; null for those of a resolution.',
  },
});

export const milestoneSchema = rowSchema(milestones, {
  without: ['measure', 'reachedEvent'],
  and: { reachedOn: orNull(daySchema) },
  examples: { due: '2019-06' },
});

export const progressSchema = rowSchema(progressEntries, {
  without: ['measure'],
  and: { by: partySchema },
  examples: { percent: 40 },
});

export const reminderSchema = rowSchema(measureReminders, {
  without: ['measure'],
  examples: { stage: 'lead', overdueSince: '2020-01-01' },
});

export const questionSchema = rowSchema(basisQuestions, { without: ['entity'], examples: { why: 'corrected' } });
