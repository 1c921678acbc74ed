import { setTimeout } from 'node:timers/promises';

export interface LoadedTask {
  readonly key: string;
  readonly model: { readonly element: string };
  readonly command: { readonly address: string; readonly body: object } | null;
}

/** Does tasks over HTTP while the server is killed beneath: completes them, or sends the command that does them. */
export class TaskLoad {
  /** Tasks whose completion was acknowledged. */
  readonly completed: string[] = [];
  answered = 0;
  onAnswer: (answered: number) => void = () => undefined;
  #ending = false;

  constructor(
    public url: string,
    private readonly token: string,
  ) {}

  /** Looks for open tasks and does them until `end` is called. Several people may do so at once. */
  async work(name: string): Promise<void> {
    while (!this.#ending) {
      const list = await this.#untilAnswered('/api/v1/tasks?limit=50');
      // The route answers a page of tasks.
      for (const task of (list.body as { readonly items: readonly LoadedTask[] }).items) await this.#do(task, name);
      await setTimeout(5);
    }
  }

  end(): void {
    this.#ending = true;
  }

  async #do({ key, command }: LoadedTask, name: string): Promise<void> {
    if (command !== null) {
      const done = await this.#untilAnswered(command.address, command.body, `fact ${key}`);
      if (![200, 409].includes(done.status)) throw new Error(JSON.stringify(done));
      return;
    }
    const done = await this.#untilAnswered(`/v2/user-tasks/${key}/completion`, { variables: { by: name } });
    if (done.status === 204) this.completed.push(key);
    // Somebody else was first, or the answer was lost.
    else if (![404, 409].includes(done.status)) throw new Error(JSON.stringify(done));
  }

  async #untilAnswered(
    path: string,
    body?: object,
    key?: string,
  ): Promise<{ readonly status: number; readonly body: unknown }> {
    for (;;) {
      try {
        const response = await fetch(`${this.url}${path}`, {
          method: body === undefined ? 'GET' : 'POST',
          headers: {
            authorization: `Bearer ${this.token}`,
            'content-type': 'application/json',
            ...(key !== undefined && { 'idempotency-key': key }),
          },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        });
        const text = await response.text();
        if (response.status !== 503) {
          this.answered += 1;
          this.onAnswer(this.answered);
          return { status: response.status, body: text === '' ? {} : JSON.parse(text) };
        }
      } catch {
        // The server is gone; the same request goes to the next one.
      }
      await setTimeout(20);
    }
  }
}
