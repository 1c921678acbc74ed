import type { BesideRow, MeasureRow, MeasureAsOf } from './measure-as-of.js';
import { measureAsOf } from './measure-as-of.js';
import { foldedText } from '../folded-text.js';

let proposed = 0n;

/** An adopted project in progress; `columns` are those that differ. */
export function measureRow(columns: Partial<MeasureRow> = {}): MeasureRow {
  proposed += 1n;
  const title = columns.title ?? 'Wegweiser';
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
    ...columns,
  };
}

/** The measure as of a day; half of it is done unless `beside` has another value. */
export function measureOn(
  columns: Partial<MeasureRow> = {},
  beside: Partial<BesideRow> = {},
  on = '2019-07-01',
): MeasureAsOf {
  const half = { percent: 50, on: '2019-06-01' };
  const nothing: BesideRow = { openMilestones: [], provisions: 'none', isQuestioned: false, progress: half };
  return measureAsOf(measureRow(columns), { ...nothing, ...beside }, on);
}
