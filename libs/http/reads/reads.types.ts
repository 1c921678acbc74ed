import type { StreamName } from '#event-sourcing';
import type { LogReads } from './log-reads.js';
import type { ReadModels } from './read-models.js';
import type { HistoryPage, HistoryQuery, StreamHistory } from './stream-history.js';

/**
 * The reads of one caller: read models, the history of a stream, and the events of the log. `log` alone is not filtered:
 * from it figures are computed again, and nothing that it reads is shown.
 */
export interface Reads extends ReadModels, Pick<LogReads, 'log' | 'events'> {
  /** The events of one entity, in pages. @throws Problem 404 for a stream without events. */
  history(stream: StreamName, query: HistoryQuery): Promise<HistoryPage>;
}

export interface ReadSources {
  readonly models: ReadModels;
  readonly log: LogReads;
  readonly histories: StreamHistory;
}
