import type { BusinessClock, Clock, CommandResult, EventStore } from '#event-sourcing';
import { CommandHandler, idFrom, MessageRegistry } from '#event-sourcing';
import { MemoryEventStore, MemoryKeyStore } from '#event-sourcing/testing';
import { v7 } from 'uuid';
import { accessTokenDecider, accessTokenStreamBy } from './access-token/access-token.js';
import { secretHashOf, tokenText } from './access-token/token-text.js';
import { actorDecider } from './actor/actor.js';
import { actorStream } from './actor/actor-stream.js';
import type { GiveGrant } from './actor/actor.commands.js';

/** Clocks that a spec moves. */
export class SpecClocks {
  machine = '2026-01-01T12:00:00.000Z';
  day = '2019-02-14';
  readonly machineClock: Clock = { now: () => this.machine };
  readonly businessClock: BusinessClock = { now: () => `${this.day}T16:00:00.000Z`, today: () => this.day };

  /** Machine time. */
  pass(milliseconds: number): void {
    this.machine = new Date(Date.parse(this.machine) + milliseconds).toISOString();
  }
}

/** A store in memory that counts how often it is read. */
export class CountingStore extends MemoryEventStore {
  reads = 0;

  override async readStream(...asked: Parameters<EventStore['readStream']>): ReturnType<EventStore['readStream']> {
    this.reads += 1;
    return await super.readStream(...asked);
  }
}

export function handlerOn(store: EventStore, clocks: SpecClocks, keys = new MemoryKeyStore()): CommandHandler {
  return new CommandHandler({
    store,
    registry: new MessageRegistry([accessTokenDecider.events, actorDecider.events]),
    keys,
    businessClock: clocks.businessClock,
    machineClock: clocks.machineClock,
    newEventId: v7,
  });
}

export const ACTOR = idFrom('an actor');

/** Commands to a handler, as an administrator sends them over HTTP. */
export class Administration {
  #count = 0;

  constructor(
    private readonly handler: CommandHandler,
    private readonly clocks: SpecClocks,
  ) {}

  async register(id = ACTOR): Promise<void> {
    await this.#send('actor', 'RegisterActor', id, { label: 'Geschäftsstelle', kind: 'person' });
  }

  /** The grant's id. */
  async grant(data: Partial<GiveGrant> = {}): Promise<string> {
    await this.#send('actor', 'GiveGrant', ACTOR, { role: 'clerk', scope: 'everywhere', ...data });
    const { state } = await this.handler.states.current(actorDecider, ACTOR);
    return (state.status === 'registered' ? state.grants.at(-1)?.grant : undefined) ?? '';
  }

  async withdraw(grant: string): Promise<void> {
    await this.#send('actor', 'WithdrawGrant', ACTOR, { grant });
  }

  /** The token's text. */
  async issue(id: string, secret: Uint8Array, expires?: string): Promise<string> {
    const data = { actor: ACTOR, secretHash: secretHashOf(secret), ...(expires !== undefined && { expires }) };
    await this.#send('accessToken', 'IssueToken', id, data);
    return tokenText({ id, secret });
  }

  async revoke(id: string): Promise<void> {
    await this.#send('accessToken', 'RevokeToken', id, {});
  }

  async #send(category: 'actor' | 'accessToken', type: string, id: string, data: object): Promise<CommandResult> {
    this.#count += 1;
    const result = await this.handler.handle({
      definition: category === 'actor' ? actorStream : accessTokenStreamBy(this.clocks.machineClock),
      type,
      id,
      creates: type === 'RegisterActor' || type === 'IssueToken',
      data,
      received: { path: {}, body: data },
      envelope: { actor: 'system', grants: [], key: `${this.#count}`, correlationId: 'c' },
    });
    expect(result.done).toBe(true);
    return result;
  }
}
