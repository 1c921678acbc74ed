import { idFrom } from '#event-sourcing';
import { ENTITY_ID } from '#event-sourcing/testing';
import type { DecisionFacts } from '../decision/decision-facts.js';
import type { MeasureFacts } from './measure-facts.js';

export const PROCESS_OF_MEASURE = idFrom('the process');
export const LEAD = idFrom('the lead');
export const RECORD = { kind: 'record', decision: idFrom('a decision') } as const;
export const RESOLUTION = {
  kind: 'resolution',
  meeting: idFrom('a meeting'),
  item: idFrom('an item'),
  event: idFrom('an outcome'),
} as const;

const content = {
  title: 'Sprachkurse',
  fieldsOfAction: [],
  goals: [],
  schedule: { start: 'unknown', end: 'unknown' },
} as const;
const ofProcess = {
  process: PROCESS_OF_MEASURE,
  decisionLevel: 'administration',
  weight: 1,
  source: 'Auftakt',
} as const;

export const proposed = {
  type: 'MeasureProposed',
  data: { ...content, ...ofProcess, kind: 'project', lead: LEAD },
} as const;
export const proposedTask = { ...proposed, data: { ...proposed.data, kind: 'permanentTask' } } as const;
export const adopted = {
  type: 'MeasureAdopted',
  data: { decision: RESOLUTION, version: 1, level: 'administration', subjectTo: [] },
} as const;
export const started = { type: 'MeasureStarted', data: {} } as const;
export const underWay = [proposed, adopted, started] as const;

export const facts: MeasureFacts = {
  process: { isClosed: false, currency: 'EUR' },
  leadHasEnded: false,
  hasOpenDecisionProvisions: false,
};

/** A decision that adopts the measure of a spec. */
export function adopting(more: Partial<Extract<DecisionFacts, { readonly effect: 'adopts' }>> = {}): MeasureFacts {
  const lists = [{ kind: 'measure', id: ENTITY_ID, version: 1 }] as const;
  const decision = { effect: 'adopts', level: 'administration', lists, openProvisions: [], ...more } as const;
  return { ...facts, decision };
}
