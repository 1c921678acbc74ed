import { answer, partySchema, rowSchema } from '#http';
import { datedSchema } from '../references/dated-schema.js';
import {
  adoptedRules,
  committees,
  legislativeTerms,
  meetingPlans,
  memberships,
  substitutions,
} from './committees.projection.js';

const { choice, flag, id, list, orNull, shape } = answer;

/** A committee as lists show it. */
export const committeeListed = rowSchema(committees, {
  only: ['id', 'name', 'kind', 'status', 'evidence', 'revision'],
  examples: { name: 'Sozialausschuss', kind: 'committee', status: 'constituted' },
});

const membership = rowSchema(memberships, {
  without: ['committee', 'untilEvent'],
  and: {
    member: partySchema,
    status: choice('upcoming', 'current', 'ended', 'unknown'),
    substitutes: list(
      rowSchema(substitutions, {
        only: ['id', 'substitute', 'rank', 'evidence'],
        and: { substitute: partySchema },
      }),
    ),
  },
  examples: { votingRight: 'yes' },
});

/** One committee with everything in it. */
export const committeeAnswer = answer.extended(committeeListed, {
  constituted: datedSchema,
  dissolved: orNull(datedSchema),
  chair: orNull(shape({ member: partySchema, byOffice: orNull(flag(true)), membership: orNull(id()) })),
  processes: list(id()),
  meetingPlans: list(rowSchema(meetingPlans, { without: ['committee'], examples: { count: 4, period: '2019' } })),
  rules: list(rowSchema(adoptedRules, { without: ['committee'], examples: { title: 'Geschäftsordnung' } })),
  terms: list(rowSchema(legislativeTerms, { without: ['committee'], examples: { name: '2019 bis 2024' } })),
  memberships: list(membership),
});
