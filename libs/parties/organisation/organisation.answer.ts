import type { AnswerOf } from '#http';
import { rowSchema } from '#http';
import { organisations } from './organisation.projection.js';

export const ORGANISATION = rowSchema(organisations, {
  examples: { status: 'registered', name: 'Stadtverwaltung', kind: 'office' },
});
export type OrganisationAnswer = AnswerOf<typeof ORGANISATION>;
