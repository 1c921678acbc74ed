import type { OccurredAt, Party } from '#event-sourcing';
import type { AnswerOf } from '#http';
import { answer, partySchema, rowSchema } from '#http';
import { PUBLICITY } from './meeting.events.js';
import { deviationAnswer, namedSchema, nameSchema, titledSubjectsSchema } from '#shared-kernel';
import type { ItemPaper } from './agenda/agenda-item.js';
import type { Outcome } from './outcome/outcome.js';
import type { Vote } from './outcome/vote.js';
import { VOTE_RESULTS } from './outcome/vote.js';
import {
  agendaItems,
  itemCorrections,
  itemFindings,
  itemOutcomes,
  itemRequests,
  meetingAttendance,
  meetingCourse,
  meetings,
} from './meeting.tables.js';

const { choice, id, list, open, orNull, shape, text } = answer;

/** A meeting as lists show it. */
export const meetingListed = rowSchema(meetings, {
  without: ['firstDay', 'lastDay', 'invitedAgenda'],
  and: {
    committeeName: nameSchema,
    jointWith: list(namedSchema),
    chair: orNull(partySchema),
    minuteTaker: orNull(partySchema),
  },
  examples: { status: 'held', when: '2019-02-14', public: 'yes', completeness: 'excerptOnly' },
});

const storedText = orNull(
  shape({
    sha256: text('01ba4719c80b6fe911b091a7c05124b64eeece964e09c058ef8f9805daca546b'),
    text: orNull(text('Der Ausschuss nimmt den Bericht zur Kenntnis.', 'Null where the document store has lost it.')),
  }),
);

const paper: ItemPaper = { kind: 'paper', paper: '7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11' };
const paperName = orNull(text('Wir alle sind LU (20196743)'));

const outcomeAnswer = rowSchema(itemOutcomes, {
  without: ['meeting', 'item'],
  and: {
    effect: choice('full', 'none'),
    paper: open<ItemPaper>(paper),
    paperName,
    toName: { ...nameSchema, example: null, description: 'Where the outcome leads: a committee or a meeting.' },
    at: orNull(open<OccurredAt>({ local: '17:30' })),
    authority: orNull(open<Party>({ kind: 'unknown' })),
  },
  examples: {
    outcome: { kind: 'acknowledged' },
    intent: 'acknowledgement',
    vote: { kind: 'none' },
    voteResult: 'unknown',
  },
});

const requestAnswer = rowSchema(itemRequests, {
  without: ['meeting', 'item', 'request'],
  and: { id: id(), toName: { ...nameSchema, example: null, description: 'Of the organisation that was asked.' } },
  examples: { text: 'Bis zur nächsten Sitzung die Kosten darstellen', due: '2019-06', on: '2019-02-14' },
});

const furtherAnswer = shape({
  outcome: open<Outcome>({ kind: 'acknowledged' }),
  toName: { ...nameSchema, example: null, description: 'Where the act leads.' },
  vote: open<Vote>({ kind: 'unknown' }),
  voteResult: choice(...VOTE_RESULTS),
  wording: storedText,
});

const paperOutcomeAnswer = answer.extended(namedSchema, {
  outcome: open<Outcome>({ kind: 'adopted' }),
  vote: open<Vote>({ kind: 'unknown' }),
  voteResult: choice(...VOTE_RESULTS),
});

const findingAnswer = rowSchema(itemFindings, {
  without: ['meeting', 'item'],
  examples: {
    finding: 'tally contradicts the wording',
    detail: 'The words say adopted, the numbers of votes do not.',
    on: '2019-02-14',
  },
});

const correctionAnswer = rowSchema(itemCorrections, {
  without: ['meeting', 'item'],
  and: { authority: open<Party>({ kind: 'unknown' }) },
  examples: {
    facts: { title: 'Sachstandsbericht "Wir alle sind LU"' },
    former: { title: 'Sachstandsbericht' },
    reason: 'Die Niederschrift wurde berichtigt.',
    on: '2019-02-14',
  },
});

const itemAnswer = rowSchema(agendaItems, {
  without: ['meeting', 'further', 'struck'],
  and: {
    announced: choice('yes', 'no', 'unknown'),
    paper: open<ItemPaper>(paper),
    paperName,
    papers: list(namedSchema),
    proposal: storedText,
    deliberation: storedText,
    wording: storedText,
    subjects: titledSubjectsSchema,
    requests: list(requestAnswer),
    furtherOutcomes: list(furtherAnswer),
    paperOutcomes: list(paperOutcomeAnswer),
    findings: list(findingAnswer),
    corrections: list(correctionAnswer),
    outcomes: list(outcomeAnswer),
    corrected: list(outcomeAnswer),
  },
  examples: { number: '5.1', title: 'Wir alle sind LU', intent: 'acknowledgement', public: 'yes', part: 'public' },
});

const struckItem = shape({
  id: id(),
  number: text('5.1'),
  title: text('Wir alle sind LU'),
  public: choice(...PUBLICITY),
  on: text('2019-02-12'),
  reason: text('Doppelt eingetragen.'),
});

/** One meeting with its course, its agenda with all outcomes, and its attendance. */
export const meetingAnswer = answer.extended(meetingListed, {
  processes: list(id()),
  processesNamed: list(namedSchema),
  course: list(
    rowSchema(meetingCourse, { without: ['meeting'], examples: { what: 'opened', at: { local: '17:00' } } }),
  ),
  agenda: list(itemAnswer),
  // Items that were taken off before the sitting.
  struck: list(struckItem),
  attendance: list(
    rowSchema(meetingAttendance, {
      without: ['meeting'],
      and: { attendee: partySchema },
      examples: { what: 'arrival', capacity: 'member', at: { local: '17:00' } },
    }),
  ),
  deviations: list(deviationAnswer),
});

export type MeetingListed = AnswerOf<typeof meetingListed>;
export type MeetingAnswer = AnswerOf<typeof meetingAnswer>;
export type ItemAnswer = AnswerOf<typeof itemAnswer>;
export type OutcomeAnswer = AnswerOf<typeof outcomeAnswer>;
export type FurtherAnswer = AnswerOf<typeof furtherAnswer>;
export type RequestAnswer = AnswerOf<typeof requestAnswer>;
export type StoredText = AnswerOf<typeof storedText>;
