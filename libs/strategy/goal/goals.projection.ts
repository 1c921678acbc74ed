import type { DateRefined, Recorded, RowChange, RowOf } from '#event-sourcing';
import { patch, projection, put, table } from '#event-sourcing';
import { foldedText } from '../measure/folded-text.js';
import type { GoalContent, GoalEvent } from './goal.events.js';

export const goals = table({
  name: 'goals',
  columns: {
    id: 'text',
    ordinal: 'position',
    revision: 'position',
    process: 'text',
    status: 'text',
    title: 'text',
    description: 'text?',
    searched: 'text',
    source: 'text',
    fieldsOfAction: 'json',
    parent: 'text?',
    decisionLevel: 'text',
    version: 'integer',
    decision: 'json?',
    adoptedVersion: 'integer?',
    adoptedLevel: 'text?',
    /** What it rested on was withdrawn: it is proposed again unless it is over. */
    isAdoptionWithdrawn: 'boolean',
    /** The decision by which it was revised last, after its adoption. */
    revisedBy: 'json?',
    deviatesFromDecision: 'boolean',
    /** How it ended: what superseded it, why it was rejected or cancelled, what was said when it was achieved. */
    ending: 'json?',
    evidence: 'json',
  },
  key: ['id'],
  indexes: [['ordinal'], ['process', 'ordinal']],
});

type Columns = Partial<Omit<RowOf<typeof goals>, 'id' | 'revision'>>;
type ContentColumn = 'title' | 'description' | 'searched' | 'fieldsOfAction' | 'parent';

export const goalsProjection = projection<GoalEvent | DateRefined>({
  name: 'goals',
  version: 2,
  tables: [goals],
  reads: ['goal'],
  handlers: {
    GoalProposed: (event) => {
      const { id, position: ordinal, revision, data, metadata } = event;
      const { process, decisionLevel, source } = data;
      const open = { ...notAdopted, isAdoptionWithdrawn: false, revisedBy: null, ending: null };
      return [
        put(goals, {
          ...{ id, ordinal, revision, process, decisionLevel, source, status: 'proposed', version: 1 },
          ...contentColumns(data),
          ...{ ...open, deviatesFromDecision: false, evidence: metadata.evidence },
        }),
      ];
    },
    GoalReviewed: (event) => [changed(event, { status: 'reviewed', isAdoptionWithdrawn: false })],
    GoalAdopted: (event) => {
      const { decision, version: adoptedVersion, level: adoptedLevel } = event.data;
      const by = { decision, adoptedVersion, adoptedLevel, revisedBy: null };
      const anew = { isAdoptionWithdrawn: false, deviatesFromDecision: false };
      return [changed(event, { status: 'adopted', ...by, ...anew })];
    },
    GoalRevised: (event) => {
      const { version, decision, deviatesFromDecision } = event.data;
      const rests = decision === undefined ? {} : { revisedBy: decision };
      // Once it deviates it does until a decision covers it.
      const deviates = deviatesFromDecision || decision !== undefined ? { deviatesFromDecision } : {};
      return [changed(event, { ...contentColumns(event.data), version, ...rests, ...deviates })];
    },
    GoalRejected: (event) => [changed(event, { status: 'rejected', ending: event.data })],
    GoalAchieved: (event) => [changed(event, { status: 'achieved', ending: event.data })],
    GoalCancelled: (event) => [changed(event, { status: 'cancelled', ending: event.data })],
    GoalSuperseded: (event) => [changed(event, { status: 'superseded', ending: event.data })],
    BasisQuestioned: (event) => [changed(event)],
    BasisResolved: (event) => [changed(event, resolved(event.data))],
    IndicatorDefined: (event) => [changed(event)],
    IndicatorValueRecorded: (event) => [changed(event)],
    DeviationNoted: (event) => [changed(event)],
    DeviationResolved: (event) => [changed(event)],
    DateRefined: (event) => [patch(goals, { id: event.id }, { revision: event.revision })],
  },
});

const notAdopted = { decision: null, adoptedVersion: null, adoptedLevel: null } as const;

type Resolution = Extract<GoalEvent, { readonly type: 'BasisResolved' }>['data'];

function resolved({ how, of, decision, level, version, deviatesFromDecision }: Resolution): Columns {
  if (of === 'nothing') return { deviatesFromDecision };
  switch (how) {
    case 'upheld':
      return { deviatesFromDecision };
    case 'replaced':
      if (of === 'revision') return { revisedBy: decision ?? null, deviatesFromDecision };
      return { decision, adoptedVersion: version ?? null, adoptedLevel: level ?? null, deviatesFromDecision };
    case 'withdrawn':
      if (of === 'revision') return { revisedBy: null, deviatesFromDecision };
      return { ...notAdopted, revisedBy: null, isAdoptionWithdrawn: true };
  }
}

/** What its course and its adoption say together. */
export function goalStatusOf({ status, isAdoptionWithdrawn }: RowOf<typeof goals>): string {
  return isAdoptionWithdrawn && status === 'adopted' ? 'proposed' : status;
}

function contentColumns(content: GoalContent): Pick<RowOf<typeof goals>, ContentColumn> {
  const { title, description = null, fieldsOfAction, parent = null } = content;
  return { title, description, searched: foldedText(`${title} ${description ?? ''}`), fieldsOfAction, parent };
}

function changed({ id, revision }: Recorded<GoalEvent>, columns: Columns = {}): RowChange {
  return patch(goals, { id }, { revision, ...columns });
}
