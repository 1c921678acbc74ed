import type { Json } from '../messages/json.js';

/** The status that the following server published last. */
export interface PublishedStatus {
  readonly status: Json;
  /** Seconds since it was published, by the database's clock: the servers' clocks may differ. */
  readonly ageSeconds: number;
}

/** A request that another server left for the following server, such as to rebuild a projection. */
export interface PendingRequest {
  readonly id: string;
  readonly request: Json;
}

/** Minutes after which a request is dropped, answered or not. */
export const REQUEST_MINUTES = 5;

/**
 * A table that the servers on one log share. The following server publishes its status there and answers requests; the
 * other servers read the status and leave requests. Every call rejects with `ReadModelsUnavailable` when the table
 * cannot be reached for now.
 */
export interface SharedStatus {
  /** Replaces the published status. @throws ReadModelsFenced */
  publish(status: Json): Promise<void>;
  read(): Promise<PublishedStatus | undefined>;
  /** Returns the request's id. */
  ask(request: Json): Promise<string>;
  /** Requests without an answer, the oldest first. */
  pendingRequests(): Promise<readonly PendingRequest[]>;
  /** Does nothing when the request was dropped. @throws ReadModelsFenced */
  answer(id: string, result: Json): Promise<void>;
  /** `undefined` while there is no answer, and for a request that was dropped or never made. */
  answerTo(id: string): Promise<Json | undefined>;
}
