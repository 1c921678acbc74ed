import type { Hidden, namedIn } from '#commands';
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
  /** Whether the caller may read something that names this document, or put it in. */
  mayReadDocument(sha256: string): Promise<boolean>;
  /** The answer without the ids of what the caller may not read; the same value when there are none. */
  masked<T>(answer: T): Promise<T>;
  /** What a command to this stream, or one that begins a stream, names and the caller may not read. */
  hiddenIn(stream: StreamName | undefined, named: Named): Promise<Hidden>;
}

/** The ids and SHA-256 that a command names beside its target. */
export type Named = ReturnType<typeof namedIn>;

export interface ReadSources {
  readonly models: ReadModels;
  readonly log: LogReads;
  readonly histories: StreamHistory;
  /** Whether this actor put the document in. Left out: documents are those of what may be read. */
  readonly isPutter?: (sha256: string, actor: string) => Promise<boolean>;
  /** Waits a short time until the read models are where the log ends now. */
  readonly caughtUp?: () => Promise<unknown>;
}
