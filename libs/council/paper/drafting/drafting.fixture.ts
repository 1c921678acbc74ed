import type { Past } from '#event-sourcing/testing';
import type { PaperEvent } from '../paper.events.js';

export const none = { days: {} };
export const organisation = '00000000-0000-4000-8000-000000000001';
export const drafted: Past<PaperEvent> = {
  type: 'PaperDrafted',
  data: { title: 'Sachstandsbericht', public: 'unknown', processes: [] },
};
export const asked: Past<PaperEvent> = {
  type: 'CoSignatureRequested',
  data: { coSignature: 'c', of: { kind: 'organisation', id: organisation }, version: 1 },
};
export const given1: Past<PaperEvent> = { type: 'CoSignatureGiven', data: { coSignature: 'c', version: 1 } };
export const released: Past<PaperEvent> = { type: 'PaperReleased', data: { version: 1 } };
export const submitted: Past<PaperEvent> = {
  type: 'PaperSubmitted',
  data: { reference: '20196743', year: 2019, version: 1 },
};
export const withdrawn: Past<PaperEvent> = { type: 'PaperWithdrawn', data: {} };
export const concluded: Past<PaperEvent> = { type: 'PaperConcluded', data: { effect: 'takenNoteOf', step: 's' } };
export const known: Past<PaperEvent> = {
  type: 'KnownPaperRecorded',
  data: { reference: '20196743', year: 2019, title: 'Sachstandsbericht', public: 'unknown', processes: [] },
};
export const number = { reference: '20196743', year: 2019 };
