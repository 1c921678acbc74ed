import type { AnswerOf } from '#http';
import { answer, partySchema, rowSchema } from '#http';
import { datedSchema } from '#shared-kernel';
import {
  adoptedRules,
  agendaProposals,
  committees,
  legislativeTerms,
  meetingPlans,
  memberships,
  substitutions,
} from './committee.tables.js';

const { choice, flag, id, integer, list, orNull, shape, text } = answer;

/** An entry of the list of committees. */
export const committeeListed = rowSchema(committees, {
  only: ['id', 'name', 'kind', 'status', 'evidence', 'revision'],
  examples: { name: 'Sozialausschuss', kind: 'committee', status: 'constituted' },
});

export type CommitteeListed = AnswerOf<typeof committeeListed>;

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

export type MembershipAnswer = AnswerOf<typeof membership>;

const meetingPlan = rowSchema(meetingPlans, {
  without: ['committee', 'warnedEvent'],
  and: {
    held: integer(3),
    scheduled: integer(0),
    canBeMet: flag(false),
    impossibleFrom: orNull(
      text('2019-12-26', 'From this day on the meetings that are missing have less than a week each.'),
    ),
    warnedOn: orNull(text('2019-12-26')),
  },
  examples: { count: 4, period: '2019' },
});
export type MeetingPlanAnswer = AnswerOf<typeof meetingPlan>;

/** One committee with all its parts. */
export const committeeAnswer = answer.extended(committeeListed, {
  constituted: datedSchema,
  dissolved: orNull(datedSchema),
  chair: orNull(shape({ member: partySchema, byOffice: orNull(flag(true)), membership: orNull(id()) })),
  processes: list(id()),
  meetingPlans: list(meetingPlan),
  agendaProposals: list(
    rowSchema(agendaProposals, {
      without: ['committee'],
      and: {
        status: choice('open', 'scheduled', 'dropped'),
        about: orNull(shape({ kind: choice('measure', 'goal', 'paper', 'decision'), id: id() })),
      },
      examples: { title: 'Wegweiser: überfällig' },
    }),
  ),
  rules: list(rowSchema(adoptedRules, { without: ['committee'], examples: { title: 'Geschäftsordnung' } })),
  terms: list(rowSchema(legislativeTerms, { without: ['committee'], examples: { name: '2019 bis 2024' } })),
  memberships: list(membership),
});
export type CommitteeAnswer = AnswerOf<typeof committeeAnswer>;
