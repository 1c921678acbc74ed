import { answer, partySchema, rowSchema } from '#http';
import { deviationAnswer } from '#shared-kernel';
import { nameSchema, namedSchema, titledSubjectsSchema } from '#shared-kernel';
import {
  agendaItems,
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
  and: { committeeName: nameSchema, chair: orNull(partySchema), minuteTaker: orNull(partySchema) },
  examples: { status: 'held', when: '2019-02-14', public: 'yes', completeness: 'excerptOnly' },
});

const storedText = orNull(
  shape({
    sha256: text('01ba4719c80b6fe911b091a7c05124b64eeece964e09c058ef8f9805daca546b'),
    text: orNull(text('Der Ausschuss nimmt den Bericht zur Kenntnis.', 'Null where the document store has lost it.')),
  }),
);

const paper = { kind: 'paper', paper: id().example as string };
const paperName = orNull(text('Wir alle sind LU (20196743)'));

const outcome = rowSchema(itemOutcomes, {
  without: ['meeting', 'item'],
  and: {
    effect: choice('full', 'none'),
    paper: open(paper),
    paperName,
    toName: { ...nameSchema, example: null, description: 'Where the outcome leads: a committee or a meeting.' },
    at: orNull(open({ local: '17:30' })),
    authority: orNull(open({ kind: 'unknown' })),
  },
  examples: {
    outcome: { kind: 'acknowledged' },
    intent: 'acknowledgement',
    vote: { kind: 'none' },
    voteResult: 'unknown',
  },
});

const request = rowSchema(itemRequests, {
  without: ['meeting', 'item', 'request'],
  and: { id: id(), toName: { ...nameSchema, example: null, description: 'Of the organisation that was asked.' } },
  examples: { text: 'Bis zur nächsten Sitzung die Kosten darstellen', due: '2019-06', on: '2019-02-14' },
});

const item = rowSchema(agendaItems, {
  without: ['meeting'],
  and: {
    announced: choice('yes', 'no', 'unknown'),
    paper: open(paper),
    paperName,
    proposal: storedText,
    deliberation: storedText,
    wording: storedText,
    subjects: titledSubjectsSchema,
    requests: list(request),
    outcomes: list(outcome),
    corrected: list(outcome),
  },
  examples: { number: '5.1', title: 'Wir alle sind LU', intent: 'acknowledgement', public: 'yes' },
});

/** One meeting with its course, its agenda with all outcomes, and who was there. */
export const meetingAnswer = answer.extended(meetingListed, {
  processes: list(id()),
  processesNamed: list(namedSchema),
  course: list(
    rowSchema(meetingCourse, { without: ['meeting'], examples: { what: 'opened', at: { local: '17:00' } } }),
  ),
  agenda: list(item),
  attendance: list(
    rowSchema(meetingAttendance, {
      without: ['meeting'],
      and: { attendee: partySchema },
      examples: { what: 'arrival', capacity: 'member', at: { local: '17:00' } },
    }),
  ),
  deviations: list(deviationAnswer),
});
