import type { AnswerOf } from '#http';
import { rowSchema } from '#http';
import { aboutSchema, deviationBy, deviationExamples, deviations } from '#shared-kernel';

/** A deviation as the register shows it. */
export const registeredDeviation = rowSchema(deviations, {
  and: { ...deviationBy, about: aboutSchema },
  examples: deviationExamples,
});

export type RegisteredDeviation = AnswerOf<typeof registeredDeviation>;
