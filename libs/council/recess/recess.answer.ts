import type { AnswerOf } from '#http';
import { rowSchema } from '#http';
import { recesses } from './recess.projection.js';

export const RECESS = rowSchema(recesses, {
  examples: { status: 'recorded', name: 'Sommerpause', first: '2019-07-01', last: '2019-08-09' },
});
export type RecessAnswer = AnswerOf<typeof RECESS>;
