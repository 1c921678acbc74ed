export const past = [
  { type: 'ProcessDrafted', data: { title: 'Wir alle sind LU' } },
  { type: 'ProcessInitiated', data: { mandate: { kind: 'unknown' }, lead: 'integration' } },
] as const;
export const planned = {
  type: 'PhasePlanned',
  data: { phase: 'p', kind: 'developing', cycle: 1, from: '2018-Q4', until: '2020' },
} as const;
export const started = { type: 'PhaseStarted', data: { phase: 'p' }, occurredOn: '2018-10', eventId: 'start' } as const;
export const completed = { type: 'PhaseCompleted', data: { phase: 'p' } } as const;
export const plan = {
  type: 'DeliverableNamed',
  data: { phase: 'p', deliverable: 'd', title: 'Strategieplan' },
} as const;
export const waived = { type: 'DeliverableWaived', data: { phase: 'p', deliverable: 'd', reason: 'merged' } } as const;
export const delivered = { type: 'DeliverableDelivered', data: { phase: 'p', deliverable: 'd' } } as const;
export const facts = { mandateKnown: true, leadHasEnded: false };
export const inPhase = { phase: 'p' };
export const ofPhase = { phase: 'p', deliverable: 'd' };
