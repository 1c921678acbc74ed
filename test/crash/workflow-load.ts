import { setTimeout } from 'node:timers/promises';

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly jobKey: string;
  readonly variables: Readonly<Record<string, number>>;
}

/** Starts instances and does their jobs over HTTP while the server is killed beneath. Whatever has no answer is sent again. */
export class WorkflowLoad {
  /** Instances by the key under which they were started. */
  readonly started = new Map<string, string>();
  /** Jobs whose completion was acknowledged. */
  readonly completed: string[] = [];
  answered = 0;
  onAnswer: (answered: number) => void = () => undefined;
  #ending = false;

  constructor(
    public url: string,
    private readonly token: string,
  ) {}

  async deploy(name: string, xml: string): Promise<void> {
    const form = new FormData();
    form.append('resources', new File([xml], name));
    const headers = { authorization: `Bearer ${this.token}`, 'idempotency-key': name };
    const response = await fetch(`${this.url}/v2/deployments`, { method: 'POST', headers, body: form });
    if (response.status !== 200) throw new Error(await response.text());
  }

  /** Starts this many instances, a few at a time, each under a key of its own until it is acknowledged. */
  async start(count: number, process = 'loaded'): Promise<void> {
    let next = 0;
    const lane = async (): Promise<void> => {
      for (let number = next++; number < count; number = next++) {
        const body = { processDefinitionId: process, variables: { number, rounds: 0 } };
        const answer = await this.#untilAnswered('/process-instances', body, `start ${number}`);
        if (answer.status !== 200) throw new Error(JSON.stringify(answer));
        this.started.set(`start ${number}`, String(answer.body['processInstanceKey']));
      }
    };
    await Promise.all([1, 2, 3, 4].map(lane));
  }

  /** Does jobs of a type until `end` is called. */
  async work(type: string, result: (job: Job) => object): Promise<void> {
    while (!this.#ending) {
      const body = { type, worker: type, timeout: 2_000, maxJobsToActivate: 8, requestTimeout: 300 };
      const answer = await this.#untilAnswered('/jobs/activation', body);
      // The server answers 200 with jobs.
      for (const job of (answer.body['jobs'] ?? []) as readonly Job[]) {
        const done = await this.#untilAnswered(`/jobs/${job.jobKey}/completion`, { variables: result(job) });
        if (done.status === 204) this.completed.push(job.jobKey);
        // A completion whose answer was lost is not there any more when it is sent again.
        else if (done.status !== 404) throw new Error(JSON.stringify(done));
      }
    }
  }

  /** Asks again and again how many instances run, until `end` is called: so there are answers while nobody else asks. */
  async watch(): Promise<void> {
    const body = { filter: { state: 'ACTIVE' }, page: { limit: 1 } };
    while (!this.#ending) {
      await this.#untilAnswered('/process-instances/search', body);
      await setTimeout(5);
    }
  }

  end(): void {
    this.#ending = true;
  }

  async post(path: string, body: object, key?: string): Promise<Answer> {
    const headers = {
      authorization: `Bearer ${this.token}`,
      'content-type': 'application/json',
      ...(key !== undefined && { 'idempotency-key': key }),
    };
    const response = await fetch(`${this.url}/v2${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    const text = await response.text();
    // Every body of the interface is a JSON object.
    return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Answer['body']) };
  }

  async #untilAnswered(path: string, body: object, key?: string): Promise<Answer> {
    for (;;) {
      try {
        const answer = await this.post(path, body, key);
        if (answer.status !== 503) {
          this.answered += 1;
          this.onAnswer(this.answered);
          return answer;
        }
      } catch {
        // The server is gone; the same request goes to the next one.
      }
      await setTimeout(20);
    }
  }
}
