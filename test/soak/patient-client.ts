import type { SentCommand } from '../crash/recorded-client.js';
import { RecordedClient } from '../crash/recorded-client.js';

/** Repeats a command under its key until it is answered, and measures the longest pause between two answers. */
export class PatientClient {
  readonly #client: RecordedClient;
  #lastAnswer = performance.now();
  longestPause = 0;

  constructor(
    private readonly urls: readonly string[],
    token: string,
    private readonly isOver: () => boolean,
  ) {
    this.#client = new RecordedClient(urls[0] ?? '', token, () => {
      const now = performance.now();
      this.longestPause = Math.max(this.longestPause, now - this.#lastAnswer);
      this.#lastAnswer = now;
    });
  }

  get recorded(): RecordedClient {
    return this.#client;
  }

  /** Milliseconds since the last answer. */
  get pause(): number {
    return performance.now() - this.#lastAnswer;
  }

  /** `undefined` once the time is over, so that the load ends. */
  async send(key: string, path: string, body: object): Promise<SentCommand | undefined> {
    if (this.isOver()) return undefined;
    // The command is the same on every server.
    this.#client.url = this.urls[Math.floor(Math.random() * this.urls.length)] ?? '';
    const command = this.#client.record(key, path, body);
    while (!(await this.#client.deliver(command))) continue;
    return command;
  }
}
