import { partId } from '#event-sourcing';
import type { Past } from '#event-sourcing/testing';
import { COMMAND_ID, ENTITY_ID } from '#event-sourcing/testing';
import { heldItemId } from './held-ids.js';
import type { MeetingEvent } from '../meeting.events.js';
import { COMMITTEE, PAPER } from '../meeting.fixture.js';

export const HASH = 'a'.repeat(64);
export const DAY = '2019-02-14';
export const id = heldItemId(ENTITY_ID, '5');
export const source = {
  number: '5',
  title: 'Sachstandsbericht "Wir alle sind LU"',
  paper: PAPER,
  intent: 'acknowledgement',
  outcome: { kind: 'acknowledged' },
  deliberation: HASH,
} as const;
export const extract = {
  committee: COMMITTEE,
  heldOn: DAY,
  public: 'yes',
  completeness: 'excerptOnly',
  items: [source],
} as const;

export const heldMeeting = {
  type: 'HeldMeetingRecorded',
  data: {
    committee: COMMITTEE,
    jointWith: [],
    heldOn: DAY,
    sequence: 1,
    public: 'yes',
    processes: [],
    completeness: 'excerptOnly',
  },
} as const satisfies Past<MeetingEvent>;
export const { title, intent, paper } = source;
export const added = {
  type: 'ItemAdded',
  data: { item: id, number: '5', title, intent, paper, public: 'unknown', part: 'public' },
} as const satisfies Past<MeetingEvent>;
export const texts = {
  type: 'ItemTextsRecorded',
  data: { item: id, deliberation: HASH },
} as const satisfies Past<MeetingEvent>;
export const acknowledged = {
  type: 'ItemOutcomeRecorded',
  data: {
    item: id,
    outcomeId: partId(COMMAND_ID, 'outcome', 0),
    outcome: { kind: 'acknowledged' },
    intent: 'acknowledgement',
    paper: PAPER,
    vote: { kind: 'unknown' },
  },
} as const satisfies Past<MeetingEvent>;
export const held: readonly Past<MeetingEvent>[] = [heldMeeting, added, texts, { ...acknowledged, eventId: 'e1' }];
export const onTheDay = (...events: object[]): object[] => events.map((event) => ({ ...event, occurredOn: DAY }));
