import type { DateRefined, Recorded, RowChange, RowOf } from '#event-sourcing';
import { patch, projection, put } from '#event-sourcing';
import { foldedText } from '../measure/folded-text.js';
import type { GoalContent, GoalEvent } from './goal.events.js';
import './goal-summaries.js';
import { goals } from './goal.tables.js';

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
      // A deviation lasts until a decision covers it.
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
      return {
        ...(decision !== undefined && { decision }),
        ...{ adoptedVersion: version ?? null, adoptedLevel: level ?? null, deviatesFromDecision },
      };
    case 'withdrawn':
      if (of === 'revision') return { revisedBy: null, deviatesFromDecision };
      return { ...notAdopted, revisedBy: null, isAdoptionWithdrawn: true };
  }
}

function contentColumns(content: GoalContent): Pick<RowOf<typeof goals>, ContentColumn> {
  const { title, description = null, fieldsOfAction, parent = null } = content;
  return { title, description, searched: foldedText(`${title} ${description ?? ''}`), fieldsOfAction, parent };
}

function changed({ id, revision }: Recorded<GoalEvent>, columns: Columns = {}): RowChange {
  return patch(goals, { id }, { revision, ...columns });
}
