import { until, untilReady } from '../support/until.js';

/** A command as the client knows it: the request, and the answer once it came. */
export interface SentCommand {
  readonly key: string;
  readonly path: string;
  readonly body: object;
  answer?: { readonly status: number; readonly body: CommandAnswer };
}

interface CommandAnswer {
  readonly id: string;
  readonly stream: string;
  readonly events: readonly string[];
  /** Of an accepted command: the log and the place in it. */
  readonly position?: string;
}

/** Sends commands, remembers every one of them, and repeats those without an answer under their key. */
export class RecordedClient {
  readonly sent: SentCommand[] = [];
  answered = 0;
  lastFailure = '';

  constructor(
    public url: string,
    public token: string,
    public onAnswer: (answered: number) => void = () => undefined,
  ) {}

  /** `undefined` when the server was gone before it answered. */
  async send(key: string, path: string, body: object): Promise<SentCommand | undefined> {
    const command = this.record(key, path, body);
    return (await this.deliver(command)) ? command : undefined;
  }

  /** A command that is about to be sent. */
  record(key: string, path: string, body: object): SentCommand {
    const command: SentCommand = { key, path, body };
    this.sent.push(command);
    return command;
  }

  get unanswered(): readonly SentCommand[] {
    return this.sent.filter((command) => command.answer === undefined);
  }

  async repeatUnanswered(): Promise<void> {
    for (const command of this.unanswered) {
      if (!(await this.deliver(command))) throw new Error(`no answer to the repetition of ${command.key}`);
    }
  }

  /** Resolves once every read model shows all answered commands. */
  async ready(): Promise<void> {
    await untilReady(this.url);
    const position = this.#latest();
    if (position === undefined) return;
    const headers = { authorization: `Bearer ${this.token}` };
    const shown = `${this.url}/api/v1/organisations?limit=1&atLeast=${position}`;
    await until(async () => (await fetch(shown, { headers })).status !== 503);
  }

  #latest(): string | undefined {
    const placeOf = (position: string): bigint => BigInt(position.slice(position.lastIndexOf('.') + 1));
    const positions = this.sent.flatMap(({ answer }) => answer?.body.position ?? []);
    return positions.toSorted((a, b) => Number(placeOf(a) - placeOf(b))).at(-1);
  }

  async get<T>(path: string): Promise<T> {
    const response = await fetch(`${this.url}${path}`, { headers: { authorization: `Bearer ${this.token}` } });
    if (!response.ok) throw new Error(`GET ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }

  /** Under its key; false when there was no answer. */
  async deliver(command: SentCommand): Promise<boolean> {
    const headers = {
      authorization: `Bearer ${this.token}`,
      'content-type': 'application/json',
      'idempotency-key': command.key,
    };
    try {
      const response = await fetch(`${this.url}/api/v1${command.path}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(command.body),
      });
      const body = (await response.json()) as CommandAnswer;
      // 503 leaves the outcome unknown, like a broken connection.
      if (response.status === 503) return this.#failed(JSON.stringify(body));
      command.answer = { status: response.status, body };
    } catch (error) {
      return this.#failed(String(error));
    }
    this.answered += 1;
    this.onAnswer(this.answered);
    return true;
  }

  #failed(why: string): false {
    this.lastFailure = why;
    return false;
  }
}
