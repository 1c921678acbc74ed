import type { Json } from '../messages/json.js';

/** How the server that writes read models says they are. */
export interface Notice {
  readonly notice: Json;
  /** Seconds since it was posted, by the clock of the database: the servers' own may differ. */
  readonly ageSeconds: number;
}

/** What another server asks of the one that writes, such as to rebuild a projection. */
export interface Order {
  readonly id: string;
  readonly request: Json;
}

/** Minutes after which an order is gone, answered or not. */
export const ORDER_MINUTES = 5;

/**
 * Between the server that writes read models and those that only read them. Every call rejects with
 * `ReadModelsUnavailable` when the board cannot be reached for now.
 */
export interface NoticeBoard {
  /** Replaces the notice that hangs there. @throws ReadModelsFenced */
  post(notice: Json): Promise<void>;
  read(): Promise<Notice | undefined>;
  /** Gives the order's id. */
  ask(request: Json): Promise<string>;
  /** Those without an answer, the oldest first. */
  orders(): Promise<readonly Order[]>;
  /** Nothing happens when the order is gone. @throws ReadModelsFenced */
  answer(id: string, result: Json): Promise<void>;
  /** `undefined` while there is none, and when the order is gone or never was. */
  answerTo(id: string): Promise<Json | undefined>;
}
