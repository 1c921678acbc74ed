import type { Json } from './json.js';
import type { PartialDate } from '../time/partial-date.js';

/** A party that acted, or for which another acted. People and units are opaque ids, never names. */
export type Party =
  | { readonly kind: 'person'; readonly id: string }
  | { readonly kind: 'committee'; readonly id: string }
  | { readonly kind: 'organisation'; readonly id: string }
  | { readonly kind: 'function'; readonly title: string; readonly organisation?: string }
  | { readonly kind: 'policy'; readonly name: string }
  | { readonly kind: 'unknown' };

export type Evidence =
  | {
      readonly kind: 'document';
      readonly reference: string;
      readonly sha256: string;
      readonly locus?: string;
      /** The document does not state the fact: it is inferred from this passage, which is quoted word for word. */
      readonly inferredFrom?: string;
    }
  | { readonly kind: 'oral'; readonly reference: string }
  | { readonly kind: 'system'; readonly policy: string }
  | { readonly kind: 'illustration' };

/** Local time of the sitting, or the moment before an item was called. */
export type OccurredAt = { readonly local: string } | { readonly beforeItem: string };

/** A point of the log: the last event that was read in a stream. Revisions are decimal strings. */
export interface BasisPoint {
  readonly stream: string;
  readonly revision: string;
}

/** A warning as it is decided and stored: `code` is stable, `about` are the streams of the entities that it points at. */
export interface NotedWarning {
  readonly code: string;
  readonly about: readonly string[];
}

/** The metadata of every event. `$correlationId` and `$causationId` are EventStoreDB's own names for them. */
export interface EventMetadata {
  readonly commandId: string;
  readonly commandHash: string;
  readonly $correlationId: string;
  readonly $causationId: string;
  /** The sender of the command: an actor's id, `policy:<name>` or `system`. */
  readonly actor: string;
  readonly actedBy: Party;
  readonly onBehalfOf?: Party;
  readonly occurredOn: PartialDate;
  readonly occurredAt?: OccurredAt;
  /** Business clock at the decision, ISO 8601 UTC. */
  readonly recordedAt: string;
  /** Machine clock at the append, ISO 8601 UTC. */
  readonly writtenAt: string;
  readonly evidence: Evidence;
  readonly basis?: readonly BasisPoint[];
  /** The warnings of the command's answer, for the same answer to a repeated command. */
  readonly warnings?: readonly NotedWarning[];
  readonly schemaVersion: number;
}

/** Metadata for a store. */
export function storedMetadata(metadata: EventMetadata): Json {
  // An interface has no index signature, so that TypeScript does not accept it as JSON.
  return metadata as unknown as Json;
}

/** The metadata of a stored event. */
export function readMetadata({ metadata }: { readonly metadata: Json | EventMetadata }): EventMetadata {
  // Only this program writes to the log, and every append has this shape.
  return metadata as unknown as EventMetadata;
}

/** Whether evidence, as a read model keeps it, is an illustration. */
export function isIllustration(evidence: unknown): boolean {
  return typeof evidence === 'object' && evidence !== null && 'kind' in evidence && evidence.kind === 'illustration';
}
