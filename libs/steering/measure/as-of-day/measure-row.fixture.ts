import type { BesideRow, MeasureRow, MeasureAsOf } from './measure-as-of.js';
import { measureAsOf } from './measure-as-of.js';
import { foldedText } from '../folded-text.js';

let proposed = 0n;

/** A project that was adopted and is half done, unless told otherwise. */
export function measureRow(told: Partial<MeasureRow> = {}): MeasureRow {
  proposed += 1n;
  const title = told.title ?? 'Wegweiser';
  return {
    ...{ id: `measure ${proposed}`, ordinal: proposed, revision: 0n, process: 'a process' },
    kind: 'project',
    status: 'inProgress',
    ...{ title, description: null, searched: foldedText(title), source: 'Workshop' },
    ...{
      fieldsOfAction: [],
      goals: [],
      start: 'unknown',
      end: 'unknown',
      budget: null,
    },
    decisionLevel: 'administration',
    ...{ weight: 1, lead: 'a unit', version: 1, decision: null, adoptedVersion: 1 },
    adoptedLevel: 'administration',
    ...{ adoptedAt: null, isAdoptionWithdrawn: false, revisedBy: null },
    ...{ deviatesFromDecision: false, blocked: null, override: null, overrideUntil: null },
    ...{ completionReported: null, ending: null, supersededBy: null, proposedEvent: 'e' },
    evidence: { kind: 'illustration' },
    ...told,
  };
}

export function standing(
  told: Partial<MeasureRow> = {},
  beside: Partial<BesideRow> = {},
  on = '2019-07-01',
): MeasureAsOf {
  const half = { percent: 50, on: '2019-06-01' };
  const nothing: BesideRow = { openMilestones: [], provisions: 'none', isQuestioned: false, progress: half };
  return measureAsOf(measureRow(told), { ...nothing, ...beside }, on);
}
