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
    deviatesFromDecision: 'boolean',
    isBasisQuestioned: 'boolean',
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
  version: 1,
  tables: [goals],
  reads: ['goal'],
  handlers: {
    GoalProposed: (event) => {
      const { id, position: ordinal, revision, data, metadata } = event;
      const { process, decisionLevel, source } = data;
      const open = { decision: null, adoptedVersion: null, adoptedLevel: null, ending: null };
      return [
        put(goals, {
          ...{ id, ordinal, revision, process, decisionLevel, source, status: 'proposed', version: 1 },
          ...contentColumns(data),
          ...{ ...open, deviatesFromDecision: false, isBasisQuestioned: false, evidence: metadata.evidence },
        }),
      ];
    },
    GoalReviewed: (event) => [changed(event, { status: 'reviewed' })],
    GoalAdopted: (event) => {
      const { decision, version: adoptedVersion, level: adoptedLevel } = event.data;
      return [changed(event, { status: 'adopted', decision, adoptedVersion, adoptedLevel })];
    },
    GoalRevised: (event) => {
      const { version, decision, deviatesFromDecision } = event.data;
      const rests = decision === undefined ? {} : { decision, adoptedVersion: version };
      // Once it deviates it does until a decision covers it.
      const deviates = deviatesFromDecision || decision !== undefined ? { deviatesFromDecision } : {};
      return [changed(event, { ...contentColumns(event.data), version, ...rests, ...deviates })];
    },
    GoalRejected: (event) => [changed(event, { status: 'rejected', ending: event.data })],
    GoalAchieved: (event) => [changed(event, { status: 'achieved', ending: event.data })],
    GoalCancelled: (event) => [changed(event, { status: 'cancelled', ending: event.data })],
    GoalSuperseded: (event) => [changed(event, { status: 'superseded', ending: event.data })],
    BasisQuestioned: (event) => [changed(event, { isBasisQuestioned: true })],
    BasisResolved: (event) => {
      const { how, decision } = event.data;
      const withdrawn = { status: 'proposed', decision: null, adoptedVersion: null, adoptedLevel: null };
      const rests = how === 'withdrawn' ? withdrawn : how === 'replaced' ? { decision } : {};
      return [changed(event, { isBasisQuestioned: false, ...rests })];
    },
    IndicatorDefined: (event) => [changed(event)],
    IndicatorValueRecorded: (event) => [changed(event)],
    DeviationNoted: (event) => [changed(event)],
    DeviationResolved: (event) => [changed(event)],
    DateRefined: (event) => [patch(goals, { id: event.id }, { revision: event.revision })],
  },
});

function contentColumns(content: GoalContent): Pick<RowOf<typeof goals>, ContentColumn> {
  const { title, description = null, fieldsOfAction, parent = null } = content;
  return { title, description, searched: foldedText(`${title} ${description ?? ''}`), fieldsOfAction, parent };
}

function changed({ id, revision }: Recorded<GoalEvent>, columns: Columns = {}): RowChange {
  return patch(goals, { id }, { revision, ...columns });
}
