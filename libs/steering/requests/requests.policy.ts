import type { DateRefined, Policy, PolicyReader, Reaction } from '#event-sourcing';
import { effect, noReaction, takes, typesOf } from '#event-sourcing';
import type { MeetingEvent } from '#council';
import {
  agendaShapes,
  attendanceShapes,
  beginningShapes,
  meetingDecider,
  outcomeShapes,
  sittingShapes,
} from '#council';
import type { GiveAssignment } from '../assignment/assignment.commands.js';
import { strategyProcessDecider } from '../strategy-process/strategy-process.decide.js';

type ItemRequestRecorded = Extract<MeetingEvent, { readonly type: 'ItemRequestRecorded' }>;

/** The longest title of an assignment. */
const LONGEST_TITLE = 300;

/** The first process that the meeting is about, and its lead. */
interface RequestFacts {
  readonly process?: string;
  readonly lead?: string;
}

const ofRequests = takes<MeetingEvent | DateRefined>()({
  takes: ['ItemRequestRecorded'],
  leaves: [
    ...typesOf(beginningShapes),
    ...typesOf(sittingShapes),
    ...typesOf(agendaShapes),
    ...typesOf(outcomeShapes),
    ...typesOf(attendanceShapes),
    'DeviationResolved',
    'ItemSubjectsNamed',
    'OutcomeFollowUpDue',
    'DeviationNoted',
    'DateRefined',
  ],
});

/**
 * Gives an assignment for a request that a committee made with an item: to the organisation that the committee named, else to
 * the lead of the meeting's process. Without either, the request stands with its item alone.
 */
export const requestsPolicy: Policy<ItemRequestRecorded, RequestFacts> = {
  name: 'requests',
  reads: ['meeting'],
  concerns: ofRequests,
  facts: async ({ id }, read) => await leadOf(id, read),
  react: ({ id: meeting, data }, { process, lead }): Reaction => {
    const { item, request, text, to = lead, due = 'unknown' } = data;
    if (to === undefined) return noReaction;
    const source = { kind: 'item', meeting, item, request } as const;
    const body = { title: shortened(text), source, to, due, ...(process !== undefined && { process }) };
    return { effects: [effect<typeof GiveAssignment>('GiveAssignment', { target: null, body })], wakes: [] };
  },
};

async function leadOf(meeting: string, read: PolicyReader): Promise<RequestFacts> {
  const state = await read.state(meetingDecider, meeting);
  const processes = state.status === 'unknown' ? [] : state.processes;
  for (const process of processes) {
    const led = await read.state(strategyProcessDecider, process);
    if ('lead' in led) return { process, lead: led.lead };
  }
  const [process] = processes;
  return process === undefined ? {} : { process };
}

/** A cut never halves a character that is two units long. */
function shortened(text: string): string {
  if (text.length <= LONGEST_TITLE) return text;
  return `${text.slice(0, LONGEST_TITLE - 1).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}
