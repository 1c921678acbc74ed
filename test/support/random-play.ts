import { CommandHandler, MessageRegistry, machineClock } from '#event-sourcing';
import { isDeepStrictEqual } from 'node:util';
import { v7 } from 'uuid';
import { shapes, streams as definitions } from '../../apps/server/features.js';
import type { Answer, Listed, Office } from '../journeys/office.js';
import type { Client, Journey } from './journey.js';
import type { SeededRandom } from './seeded-random.js';

/** The statuses with which a command may be answered. */
export const ANSWERS: readonly number[] = [200, 201, 400, 404, 409, 422];

/** A random command about the entities created so far. */
export type Draw<World> = (random: SeededRandom, world: World) => readonly [path: string, body: object];

export interface Sent {
  readonly path: string;
  readonly body: object;
  readonly key: string;
  readonly status: number;
  readonly answer: Answer;
}

interface Written {
  readonly id: string;
  readonly type: string;
  readonly data: object;
}

/** Random commands over HTTP, and the properties that hold after any of them. */
export class RandomPlay<World> {
  readonly accepted: Sent[] = [];
  readonly statuses = new Map<number, number>();

  constructor(
    private readonly journey: Journey,
    private readonly client: Client,
    private readonly world: World,
    /** Remembers entities in the written events, for later commands. */
    private readonly learn: (sent: Sent, events: readonly Written[]) => void,
  ) {}

  /** @throws Error at an answer of 500 or more */
  async play(random: SeededRandom, draws: readonly Draw<World>[], commands: number): Promise<void> {
    const from = this.accepted.length;
    for (let turn = 0; turn < commands; turn += 1) {
      const [path, body] = random.pick(draws)(random, this.world);
      const key = `turn ${from} ${turn}`;
      const response = await this.client.post(path, body).set('idempotency-key', key);
      const { status } = response;
      const answer = response.body as Answer;
      this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
      if (status >= 500) throw new Error(`${path} ${JSON.stringify(body)} → ${status}`);
      if (status > 201) continue;
      const sent = { path, body, key, status, answer };
      this.accepted.push(sent);
      this.learn(sent, await this.#written(answer));
    }
  }

  /** Compares the live state of every written stream with the state folded from its events. @returns their number */
  async streamsAsTold(expectSame: (live: unknown, told: unknown) => void): Promise<number> {
    const { store, keys, businessClock, handler } = this.journey.server.engine;
    const registry = new MessageRegistry(shapes);
    const anew = new CommandHandler({ store, registry, keys, businessClock, machineClock, newEventId: v7 });
    const deciders = new Map(definitions.map(({ stream: { decider } }) => [decider.category, decider]));
    const streams = new Set(this.accepted.map(({ answer }) => answer.stream));
    for (const stream of streams) {
      const [category = ''] = stream.split('-', 1);
      const decider = deciders.get(category);
      if (decider === undefined) throw new Error(`no decider of ${category}`);
      const id = stream.slice(category.length + 1);
      const { state: live } = await handler.states.cached(decider, id);
      const { state: told } = await anew.states.cached(decider, id);
      expectSame(live, told);
    }
    return streams.size;
  }

  /** Asks for every command again that wrote something. @returns those that are answered otherwise than before */
  async answeredOtherwise(): Promise<readonly string[]> {
    const otherwise: string[] = [];
    for (const { path, body, key, status, answer } of this.accepted.filter((sent) => sent.answer.events.length > 0)) {
      const again = await this.client.post(path, body).set('idempotency-key', key);
      if (again.status !== status || !isDeepStrictEqual(again.body, answer))
        otherwise.push(`${path}: ${again.status} ${JSON.stringify(again.body)}`);
    }
    return otherwise;
  }

  /** Begins every read model again. */
  async rebuild(): Promise<void> {
    const administrator = this.journey.administrator();
    const { items } = (await administrator.get('/projections').expect(200)).body as {
      readonly items: readonly { readonly name: string }[];
    };
    for (const { name } of items) await administrator.post(`/projections/${name}/rebuild`).expect(202);
  }

  async #written({ stream, events }: Answer): Promise<readonly Written[]> {
    const stored = await this.journey.server.engine.store.readStream(stream as `${string}-${string}`, {
      direction: 'backwards',
      limit: 20,
    });
    // The data of an event is a JSON object.
    return stored
      .filter(({ id }) => events.includes(id))
      .map(({ id, type, data }) => ({ id, type, data: data as object }));
  }
}

/** The text in a field of an event's data; `undefined` where there is none. */
export function textIn(data: object, field: string): string | undefined {
  const value: unknown = Object.entries(data).find(([name]) => name === field)?.[1];
  return typeof value === 'string' ? value : undefined;
}

/** Everything of a list, page by page. */
export async function allPages(office: Office, path: string): Promise<readonly unknown[]> {
  const read: unknown[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: Listed = await office.reads(cursor === '' ? path : `${path}&cursor=${encodeURIComponent(cursor)}`);
    read.push(...page.items);
    cursor = page.next;
  }
  return read;
}
