import type { SentCommand } from '../crash/recorded-client.js';
import { RecordedClient } from '../crash/recorded-client.js';
import type { Answer } from '../journeys/office.js';
import type { ServerProcess } from '../support/server-process.js';

/** A caller that sends each command to one server after the other, under the same key, until one answers. */
export class SturdyCaller {
  readonly #clients: readonly RecordedClient[];
  readonly #sent = new Map<string, SentCommand>();
  #number = 0;

  constructor(
    private readonly name: string,
    servers: readonly ServerProcess[],
  ) {
    this.#clients = servers.map(({ url, token }) => new RecordedClient(url, token));
  }

  /** Every command with the answer that it got in the end. */
  get sent(): readonly SentCommand[] {
    return [...this.#sent.values()];
  }

  /** @throws Error when it is refused */
  async does(path: string, body: object = {}): Promise<Answer> {
    const key = `${this.name} ${(this.#number += 1)}`;
    for (let attempt = this.#number; ; attempt += 1) {
      const client = this.#clients[attempt % this.#clients.length];
      const command = await client?.send(key, path, body);
      if (command?.answer === undefined) continue;
      this.#sent.set(key, command);
      if (command.answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(command.answer.body)}`);
      // The routes of commands answer so.
      return command.answer.body as Answer;
    }
  }
}
