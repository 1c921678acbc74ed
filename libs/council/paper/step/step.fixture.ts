import { partId } from '#event-sourcing';
import type { Past } from '#event-sourcing/testing';
import { COMMAND_ID } from '#event-sourcing/testing';
import type { Outcome } from '../../meeting/outcome/outcome.js';
import type { ScheduleFacts } from './step-sequence.js';
import type { PaperEvent } from '../paper.events.js';
import type { StepRole } from './step-outcome.js';
import { effectOf, endsStep } from './step-outcome.js';

export const none: ScheduleFacts = { days: {} };
export const newStep = partId(COMMAND_ID, 'step', 0);
export const referredStep = partId(COMMAND_ID, 'step', 1);
export const drafted: Past<PaperEvent> = {
  type: 'PaperDrafted',
  data: { title: 'Sachstandsbericht', public: 'unknown', processes: [] },
};
export const known: Past<PaperEvent> = {
  type: 'KnownPaperRecorded',
  data: { reference: '20196743', year: 2019, title: 'Sachstandsbericht', public: 'unknown', processes: [] },
};
export const withdrawn: Past<PaperEvent> = { type: 'PaperWithdrawn', data: {} };
export const concluded: Past<PaperEvent> = { type: 'PaperConcluded', data: { effect: 'takenNoteOf', step: 'p' } };

export function planned(step: string, committee: string, role: StepRole, order: number): Past<PaperEvent> {
  return { type: 'StepPlanned', data: { step, committee, role, order } };
}
export const social = planned('p', 'social', 'preparatory', 1);
export const council = planned('d', 'council', 'deciding', 2);

export function scheduled(step: string, meeting: string): Past<PaperEvent> {
  return { type: 'StepScheduled', data: { step, meeting } };
}
export function began(step: string): Past<PaperEvent> {
  return { type: 'ConsultationBegan', data: { step } };
}

export function brought(step: string, committee: string, role: StepRole, outcome: Outcome, event = 'e', meeting = 'm') {
  const [ends, effect] = [endsStep(outcome, role), effectOf(outcome, role)];
  const data = { step, committee, role, meeting, item: 'i', event, outcome, ends, effect };
  return { type: 'StepOutcomeRecorded', data } as const;
}

export function said(committee: string, outcome: Outcome, event = 'e', meeting = 'm') {
  return { committee, meeting, item: 'i', event, outcome, on: '2019-02-14' } as const;
}

/** The events of a meeting's outcome happened on the meeting's day. */
export function onTheDay(...events: readonly Past<PaperEvent>[]) {
  return events.map((event) => ({ ...event, occurredOn: '2019-02-14' }));
}
