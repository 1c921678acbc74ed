import type { Evidence, Party } from '#event-sourcing';
import { json, jsonOrNull, table, word, wordOrNull } from '#event-sourcing';
import type { DecisionLevel, DecisionRef } from '#shared-kernel';
import { namesIn, registerNames } from '#shared-kernel';
import type { MeasureEvent } from './measure.events.js';
import type { Budget, MeasureKind } from './measure-content.js';
import type { Light } from './traffic-light/light.js';
import type { StoredMeasureStatus } from './measure-status.js';

type DataOf<T extends MeasureEvent['type']> = Extract<MeasureEvent, { readonly type: T }>['data'];

/** A traffic light that was set by hand: its author, its reason, and its first and last day. */
export interface StoredOverride {
  readonly light: Light;
  readonly reason: string;
  /** `null` where it has no end. */
  readonly until: string | null;
  readonly since: string;
  readonly by: Party;
  readonly actor: string;
}

/** The reason of its rejection or cancellation, its new party, or the measure that took its place. */
type Ending = DataOf<'MeasureRejected' | 'MeasureHandedOver' | 'MeasureCancelled' | 'MeasureSuperseded'>;

/**
 * One row a measure. `planned` is derived from `status` and the schedule when it is read, as the light is. `searched` holds
 * title and description, folded.
 */
export const measures = table({
  name: 'measures',
  columns: {
    id: 'text',
    ordinal: 'position',
    revision: 'position',
    process: 'text',
    kind: word<MeasureKind>(),
    status: word<StoredMeasureStatus>(),
    title: 'text',
    description: 'text?',
    searched: 'text',
    source: 'text',
    fieldsOfAction: json<readonly string[]>(),
    goals: json<readonly string[]>(),
    start: 'text',
    end: 'text',
    budget: jsonOrNull<Budget>(),
    decisionLevel: word<DecisionLevel>(),
    weight: 'integer',
    lead: 'text?',
    version: 'integer',
    /** The decision of its adoption. */
    decision: jsonOrNull<DecisionRef>(),
    adoptedVersion: 'integer?',
    adoptedLevel: wordOrNull<DecisionLevel | 'unknown'>(),
    /** The adoption's place in the log: its provisions have it too. */
    adoptedAt: 'position?',
    /** The decision of its adoption was withdrawn: the measure is proposed again unless it is over. */
    isAdoptionWithdrawn: 'boolean',
    /** The decision by which it was revised last, after its adoption. */
    revisedBy: jsonOrNull<DecisionRef>(),
    deviatesFromDecision: 'boolean',
    blocked: jsonOrNull<DataOf<'MeasureBlocked'>>(),
    override: jsonOrNull<StoredOverride>(),
    /** The last day of the override; null where it has no end. */
    overrideUntil: 'text?',
    completionReported: jsonOrNull<DataOf<'MeasureCompletionReported'>>(),
    ending: jsonOrNull<Ending>(),
    supersededBy: 'text?',
    /** Its day is in `measureDates`. */
    proposedEvent: 'text',
    evidence: json<Evidence>(),
  },
  key: ['id'],
  indexes: [['ordinal'], ['process', 'ordinal'], ['lead'], ['supersededBy']],
  visibility: 'everyone',
});

registerNames(
  'measure',
  namesIn(measures, ({ title }) => title),
);
