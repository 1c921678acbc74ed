import type { AnswerOf } from '#http';
import { answer, partySchema, rowSchema } from '#http';
import { deviations } from './deviations.tables.js';

export const deviationBy = { by: answer.orNull(partySchema) };
/** Values that the examples of OpenAPI show. */
export const deviationExamples = {
  stream: 'meeting-7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11',
  category: 'meeting',
  rule: 'beyondCompetence',
  ruleVersion: '1',
  weight: 'invalidating',
  source: '§ 44 GemO Rheinland-Pfalz',
  reason: 'the council had not delegated it',
  notedOn: '2019-02-14',
  notedBy: '7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11',
  status: 'open',
};

/** A deviation as it is shown with the entity of its stream. */
export const deviationAnswer = rowSchema(deviations, {
  without: ['stream', 'category', 'entity'],
  and: deviationBy,
  examples: deviationExamples,
});

export type DeviationAnswer = AnswerOf<typeof deviationAnswer>;
