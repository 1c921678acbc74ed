import type { StreamName } from '#event-sourcing';
import type { Caller } from '../caller.js';
import type { LogReads } from './log-reads.js';
import type { ReadModels } from './read-models.js';
import type { HistoryPage, HistoryQuery, StreamHistory } from './stream-history.js';

/** The reads of one caller: read models, the history of a stream, and the events of the log. */
export interface Reads extends ReadModels, Pick<LogReads, 'log' | 'events'> {
  /** The events of one entity, in pages. @throws Problem 404 for a stream without events. */
  history(stream: StreamName, query: HistoryQuery): Promise<HistoryPage>;
}

/** The reads of this caller. Every controller reads through it, so that rights to read change in one place. */
export type ReadsFor = (caller: Caller) => Reads;
export const READS_FOR = Symbol('ReadsFor');

export interface ReadSources {
  readonly models: ReadModels;
  readonly log: LogReads;
  readonly histories: StreamHistory;
}

/** Filters nothing yet: a caller who may use a route sees everything that it shows. */
export function readsForEveryone({ models, log, histories }: ReadSources): ReadsFor {
  const reads: Reads = {
    rows: (table, build) => models.rows(table, build),
    row: (table, key) => models.row(table, key),
    log: (categories) => log.log(categories),
    events: (stream) => log.events(stream),
    history: (stream, query) => histories.of(stream, query),
  };
  return () => reads;
}
