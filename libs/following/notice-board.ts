import type { Json } from '#event-sourcing';

/** What servers on one read database tell each other. Every call rejects with `ReadModelsUnavailable` when it cannot be reached. */
export interface NoticeBoard {
  /** Replaces the notice. Refused to whoever does not follow the log any more. */
  post(notice: Json): Promise<void>;
  /** The notice and its age by the database's clock; `undefined` before the first. */
  read(): Promise<{ readonly notice: Json; readonly ageSeconds: number } | undefined>;
  /** Leaves a request for the server that follows the log, and gives its id. */
  ask(request: Json): Promise<string>;
  /** Requests without an answer, oldest first. */
  orders(): Promise<readonly { readonly id: string; readonly request: Json }[]>;
  answer(id: string, result: Json): Promise<void>;
  answerTo(id: string): Promise<Json | undefined>;
}
