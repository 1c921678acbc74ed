import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client, Journey } from '../support/journey.js';

export interface Answer {
  readonly id: string;
  readonly stream: string;
  readonly revision: string;
  readonly position: string;
  readonly events: readonly string[];
  readonly note?: string;
}

export interface Refused {
  readonly status: number;
  readonly reason: string;
  readonly detail: string;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
  readonly violations?: readonly { readonly rule: string }[];
}

export interface Listed {
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly next: string | null;
}

/** A caller over HTTP: its commands, their refusals, and its reads. */
export class Office {
  /** Shared by all offices of a spec, so that each sees the commands of the others. */
  static #last: string | undefined;

  constructor(private readonly client: Client) {}

  /** @throws Error when it is refused */
  async does(path: string, body: object = {}, key?: string): Promise<Answer> {
    const request = this.client.post(path, body);
    const response = await (key === undefined ? request : request.set('idempotency-key', key));
    if (![200, 201].includes(response.status)) throw new Error(`${path}: ${JSON.stringify(response.body)}`);
    const answer = response.body as Answer;
    Office.#last = laterOf(Office.#last, answer.position);
    return answer;
  }

  /** Puts a text in, and names its SHA-256. */
  async keeps(text: string): Promise<string> {
    const sha256 = createHash('sha256').update(text).digest('hex');
    const { status, text: answer } = await this.client.put(`/documents/${sha256}`, text);
    if (![200, 201].includes(status)) throw new Error(`the text was not kept: ${answer}`);
    return sha256;
  }

  /** The problem in German, whose `reason` is English. @throws Error when it is done */
  async refused(path: string, body: object = {}): Promise<Refused> {
    const response = await this.client.post(path, body).set('accept-language', 'de');
    if (response.status < 400) throw new Error(`${path} was not refused: ${JSON.stringify(response.body)}`);
    if (response.type !== 'application/problem+json') throw new Error(`${path} answered ${response.type}`);
    return response.body as Refused;
  }

  /** The problem of a read. @throws Error when it is answered */
  async refusedRead(path: string): Promise<Refused> {
    const response = await this.client.get(path);
    if (response.status < 400) throw new Error(`${path} was not refused: ${JSON.stringify(response.body)}`);
    return response.body as Refused;
  }

  /** Sees everything that was done. */
  async reads<T = Listed>(path: string, atLeast = Office.#last): Promise<T> {
    const separator = path.includes('?') ? '&' : '?';
    // Routes of operations take no position.
    const isOperated = /^\/(policies|projections)\//.test(path);
    const suffix = atLeast === undefined || isOperated ? '' : `${separator}atLeast=${atLeast}`;
    return (await this.client.get(`${path}${suffix}`).expect(200)).body as T;
  }

  async types(path: string): Promise<readonly unknown[]> {
    return (await this.reads(`${path}/history?limit=200`)).items.map(({ type }) => type);
  }
}

/** A command that changes nothing answers with the position of its stream, which may be earlier. */
function laterOf(before: string | undefined, position: string): string {
  const [log, at = '0'] = position.split('.');
  const [logBefore, atBefore = '0'] = before?.split('.') ?? [];
  return before !== undefined && logBefore === log && BigInt(atBefore) > BigInt(at) ? before : position;
}

/** Resolves when no policy has work left, including work that its own commands caused. */
export async function settled({ server }: Journey): Promise<void> {
  const { store, following, follower, businessClock } = server.engine;
  while (follower.local === undefined) await following.caughtUp();
  const { policies } = follower.local;
  const isWoken = (): boolean => policies.some(({ work }) => (work.nextWake ?? '~') <= businessClock.now());
  for (let before = await store.head(); ; before = await store.head()) {
    await following.caughtUp();
    await Promise.all(policies.map((policy) => policy.settled()));
    if ((await store.head()) === before && !isWoken()) return;
    await pause(1);
  }
}
