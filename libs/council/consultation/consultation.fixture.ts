import type { DateRefined, Message, Reaction } from '#event-sourcing';
import { givenPolicy } from '#event-sourcing/testing';
import type { MeetingEvent } from '../meeting/meeting.events.js';
import type { ItemPaper } from '../meeting/agenda/agenda-item.js';
import type { Outcome } from '../meeting/outcome/outcome.js';
import type { PaperEvent } from '../paper/paper.events.js';
import { consultationPolicy } from './consultation.policy.js';

export type Named<E extends Message> = E & { readonly eventId?: string };
export type Given = ReturnType<typeof inStream>;

export const onPaper: ItemPaper = { kind: 'paper', paper: 'the paper', version: 1 };
export const taken: Outcome = { kind: 'acknowledged' };
export const adopted: Outcome = { kind: 'adopted' };
export const scheduled: MeetingEvent = {
  type: 'MeetingScheduled',
  data: { committee: 'social', jointWith: [], when: '2019-02-14', sequence: 1, public: 'yes', processes: [] },
};

export function recorded(name: string, outcome: Outcome, paper = onPaper): Named<MeetingEvent> {
  const data = {
    item: 'item 5',
    outcomeId: `${name} id`,
    outcome,
    intent: 'unknown',
    paper,
    vote: { kind: 'none' },
  } as const;
  return { eventId: name, type: 'ItemOutcomeRecorded', data };
}

export function corrected(name: string, event: string, outcome: Outcome): Named<MeetingEvent> {
  const { data } = recorded(name, outcome) as Extract<MeetingEvent, { readonly type: 'ItemOutcomeRecorded' }>;
  return {
    eventId: name,
    type: 'OutcomeCorrected',
    data: { ...data, event, reason: 'misread', authority: { kind: 'unknown' } },
  };
}

export function deviation(
  name: string,
  of: string,
  weight: 'invalidating' | 'curable' = 'invalidating',
): Named<MeetingEvent> {
  const rule = { rule: 'beyondCompetence', ruleVersion: 'builtin-1', weight, source: 'builtin', reason: 'haste' };
  return { type: 'DeviationNoted', data: { ...rule, deviation: name, subject: `${of} id` } };
}

export function resolved(
  name: string,
  how: 'cured' | 'accepted' | 'repeated' | 'void',
  of = 'o',
  ended = 'd',
): Named<MeetingEvent> {
  return {
    eventId: name,
    type: 'DeviationResolved',
    data: { deviation: ended, how, by: { kind: 'unknown' }, subject: `${of} id` },
  };
}

/** Each list is one append. */
export function inStream(
  stream: `${string}-${string}`,
  ...appends: readonly (readonly Named<MeetingEvent | PaperEvent | DateRefined>[])[]
) {
  return givenPolicy(consultationPolicy).stream<MeetingEvent | PaperEvent>(stream, ...appends);
}

export function meeting(...appends: readonly (readonly Named<MeetingEvent | DateRefined>[])[]): Given {
  return inStream('meeting-m', [scheduled], ...appends);
}

export async function reactionTo(events: Given, name: string): Promise<Reaction | 'no concern'> {
  return await events.whenReads(name).reaction();
}

export async function expectNothing(events: Given, name: string): Promise<void> {
  expect(await reactionTo(events, name)).toEqual({ effects: [], wakes: [] });
}

export function record(event: string, outcome: Outcome) {
  const body = { committee: 'social', meeting: 'm', item: 'item 5', event, outcome, on: '2019-02-14' };
  return { effects: [{ command: 'RecordStepOutcome', target: 'the paper', body }], wakes: [] };
}

export function correct(event: string, correction: string, outcome: Outcome) {
  const body = { event, correction, outcome, occurredOn: '2019-02-14' };
  return { effects: [{ command: 'CorrectStepOutcome', target: 'the paper', body }], wakes: [] };
}
