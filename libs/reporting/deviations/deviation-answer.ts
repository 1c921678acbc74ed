import { rowSchema } from '#http';
import { aboutSchema, deviationBy, deviationExamples, deviations } from '#shared-kernel';

/** As the register shows it. */
export const registeredDeviation = rowSchema(deviations, {
  and: { ...deviationBy, about: aboutSchema },
  examples: deviationExamples,
});
