import { idFrom } from './deterministic-ids.js';
import type { CommandResult } from './addressed-command.js';
import { COUNTER, counterDecider, counterHandler, counterStream, counting } from '../testing/counter.fixture.js';
import { MemoryEventStore } from '../testing/memory-event-store.js';
import { MemoryKeyStore } from '../testing/memory-key-store.js';
import type { AppendResult, EventStore } from '../store/event-store.js';
import { StoreUnavailable } from '../store/event-store.js';
import type { AnyStreamDefinition } from '../streams/stream-definition.js';

const stream = `counter-${COUNTER}` as const;

function eventsOf(result: CommandResult): readonly string[] {
  if (!result.done) throw new Error(`refused: ${result.refusal.reason}`);
  return result.events;
}

function reasonOf(result: CommandResult): string | undefined {
  return result.done ? undefined : result.refusal.reason;
}

async function opened(store: EventStore = new MemoryEventStore()) {
  const handler = counterHandler(store);
  await handler.handle(counting('OpenCounter', 'open'));
  return { store, handler };
}

describe('a command', () => {
  it('is recorded with its actor, dates, reason and evidence', async () => {
    const { store } = await opened();
    const [event] = await store.readStream(stream);
    expect(event?.metadata).toMatchObject({
      actor: idFrom('an actor'),
      actedBy: { kind: 'unknown' },
      occurredOn: '2019-02-14',
      recordedAt: '2019-02-14T16:00:00.000Z',
      writtenAt: '2026-01-01T00:00:00.000Z',
      $correlationId: 'c',
      schemaVersion: 1,
    });
  });

  it('with the same key again gets the original answer and has no second effect', async () => {
    const { store, handler } = await opened();
    const first = await handler.handle(counting('Count', 'k', { by: 3 }));
    await handler.handle(counting('Count', 'other', { by: 1 }));
    expect(await handler.handle(counting('Count', 'k', { by: 3 }))).toEqual(first);
    expect(await store.readStream(stream)).toHaveLength(5);
  });

  it('with the same key at the same time has one effect and one answer', async () => {
    const { store, handler } = await opened();
    const answers = await Promise.all([1, 2, 3, 4].map(() => handler.handle(counting('Count', 'k', { by: 2 }))));
    expect(new Set(answers.map((answer) => JSON.stringify(eventsOf(answer)))).size).toBe(1);
    expect(await store.readStream(stream)).toHaveLength(3);
  });

  it('with the same key after a restart gets the original answer', async () => {
    const store = new MemoryEventStore();
    const keys = new MemoryKeyStore();
    const before = counterHandler(store, keys);
    await before.handle(counting('OpenCounter', 'open'));
    const first = await before.handle(counting('Count', 'k', { by: 2 }));
    expect(await counterHandler(store, keys).handle(counting('Count', 'k', { by: 2 }))).toEqual(first);
  });

  it('with the same key and other content is refused', async () => {
    const { handler } = await opened();
    await handler.handle(counting('Count', 'k', { by: 2 }));
    expect(reasonOf(await handler.handle(counting('Count', 'k', { by: 3 })))).toBe('key was used for other content');
  });

  it('with the key of another actor is another command', async () => {
    const { handler } = await opened();
    const first = await handler.handle(counting('Count', 'k', { by: 2 }));
    const second = await handler.handle(counting('Count', 'k', { by: 2 }, { envelope: { actor: idFrom('another') } }));
    expect(eventsOf(second)).not.toEqual(eventsOf(first));
  });

  it('that is refused leaves no trace and may succeed later under the same key', async () => {
    const { store, handler } = await opened();
    expect(reasonOf(await handler.handle(counting('Count', 'k', { by: 11 })))).toBe('limit is reached');
    expect(await store.readStream(stream)).toHaveLength(1);
    expect((await handler.handle(counting('Count', 'k', { by: 4 }))).done).toBe(true);
  });

  it('that changes nothing is answered with a note and appends nothing', async () => {
    const { store, handler } = await opened();
    const result = await handler.handle(counting('Count', 'k', { by: 0 }));
    expect(result).toMatchObject({ done: true, created: false, events: [], note: 'nothing to count', revision: 0n });
    expect(await store.readStream(stream)).toHaveLength(1);
  });

  it('to an entity that does not exist is not found', async () => {
    const handler = counterHandler(new MemoryEventStore());
    expect(reasonOf(await handler.handle(counting('Count', 'k', { by: 1 })))).toBe('not found');
  });

  it('about the future is refused', async () => {
    const { handler } = await opened();
    const tomorrow = counting('Count', 'k', { by: 1 }, { occurredOn: '2019-02-15' });
    expect(reasonOf(await handler.handle(tomorrow))).toBe('the fact lies in the future');
    expect((await handler.handle(counting('Count', 'k', { by: 1 }, { occurredOn: '2019' }))).done).toBe(true);
  });

  it('on a condition that does not hold changes nothing', async () => {
    const { store, handler } = await opened();
    const count = (ifMatch: bigint) =>
      handler.handle(counting('Count', `k${ifMatch}`, { by: 1 }, { envelope: { ifMatch } }));
    expect((await count(0n)).done).toBe(true);
    expect(reasonOf(await count(0n + 5n))).toBe('changed since it was read');
    expect(await store.readStream(stream)).toHaveLength(2);
  });

  it('that names deviations where no rule is violated is refused', async () => {
    const { store, handler } = await opened();
    const deviations = [{ rule: 'quorum', reason: 'thought to be missing' }];
    const result = await handler.handle(counting('Count', 'k', { by: 1 }, { deviations }));
    expect(result).toMatchObject({ done: false, refusal: { kind: 'irregular', violations: [] } });
    expect(await store.readStream(stream)).toHaveLength(1);
  });

  it('that refines a date into the future is refused', async () => {
    const { store, handler } = await opened();
    await handler.handle(counting('Count', 'k', { by: 1 }, { occurredOn: '2019' }));
    const event = (await store.readStream(stream)).at(-1)?.id;
    const refine = (to: string) => handler.handle(counting('RefineDate', to, { event, to }));
    expect(reasonOf(await refine('2019-12-31'))).toBe('the fact lies in the future');
    expect(reasonOf(await refine('2018-12-31'))).toBe('date does not lie within the date recorded so far');
  });

  it('that may begin a stream is answered as the creator only where it began it', async () => {
    const { handler } = await opened();
    expect(await handler.handle(counting('OpenCounter', 'open'))).toMatchObject({ created: true });
    const count = counting('Count', 'k', { by: 1 }, { creates: true });
    expect(await handler.handle(count)).toMatchObject({ done: true, created: false });
  });

  it('of a creation without a named id gets an id derived from the command', async () => {
    const handler = counterHandler(new MemoryEventStore());
    const open = () => handler.handle(counting('OpenCounter', 'k', {}, { id: null }));
    const [first, again] = [await open(), await open()];
    expect(first).toMatchObject({
      done: true,
      created: true,
      // Jest declares its matchers as any.
      stream: expect.stringMatching(/^counter-[0-9a-f-]{36}$/) as string,
    });
    expect(again).toEqual(first);
  });
});

describe('the checks of a command', () => {
  const other = idFrom('another counter');
  /** Every command is forbidden, and has another counter as a fact. */
  const barred: AnyStreamDefinition = {
    ...counterStream,
    facts: async (_command, _state, read) => await read.state(counterDecider, other),
    permits: () => false,
  };
  const open: AnyStreamDefinition = { ...barred, permits: () => true };
  const tooMuch = (definition: AnyStreamDefinition, key: string, ifMatch: bigint) =>
    counting('Count', key, { by: 11 }, { definition, envelope: { ifMatch } });

  it('run in this order: the recorded command, the scope, the condition, the rules', async () => {
    const { handler } = await opened();
    const first = await handler.handle(counting('Count', 'k', { by: 1 }));
    expect(await handler.handle(counting('Count', 'k', { by: 1 }, { definition: barred }))).toEqual(first);
    expect(reasonOf(await handler.handle(tooMuch(barred, 'k1', 7n)))).toBe('role does not allow this here');
    expect(reasonOf(await handler.handle(tooMuch(open, 'k2', 7n)))).toBe('changed since it was read');
    expect(reasonOf(await handler.handle(tooMuch(open, 'k3', 1n)))).toBe('limit is reached');
  });

  it('record in the event the revisions at which other streams were read', async () => {
    const { store, handler } = await opened();
    await handler.handle(counting('OpenCounter', 'o', {}, { id: other }));
    await handler.handle(counting('Count', 'k', { by: 1 }, { definition: open }));
    const [alone, resting] = await store.readStream(stream);
    expect(resting?.metadata).toMatchObject({ basis: [{ stream: `counter-${other}`, revision: '0' }] });
    expect(alone?.metadata).not.toHaveProperty('basis');
  });
});

/** A store in which another writer always wins claims. */
class ContestedStore extends MemoryEventStore {
  override async append(...append: Parameters<EventStore['append']>): Promise<AppendResult> {
    return append[0].startsWith('counterLabel-') ? { appended: false, actual: 7n } : await super.append(...append);
  }
}

/** A store that writes, and rejects with an unknown outcome. */
class ForgetfulStore extends MemoryEventStore {
  forget = false;
  override async append(...append: Parameters<EventStore['append']>): Promise<AppendResult> {
    const result = await super.append(...append);
    if (this.forget) throw new StoreUnavailable('no answer', 'unknown');
    return result;
  }
}

describe('an append whose outcome is unknown', () => {
  it('is found again under the same key', async () => {
    const store = new ForgetfulStore();
    const { handler } = await opened(store);
    store.forget = true;
    await expect(handler.handle(counting('Count', 'k', { by: 2 }))).rejects.toThrow(StoreUnavailable);
    store.forget = false;
    expect(eventsOf(await handler.handle(counting('Count', 'k', { by: 2 })))).toHaveLength(2);
    expect(await store.readStream(stream)).toHaveLength(3);
  });
});

describe('a command with personal data', () => {
  it('is decided again when the key was destroyed meanwhile, and never written in the clear', async () => {
    const [store, keys] = [new MemoryEventStore(), new MemoryKeyStore()];
    const handler = counterHandler(store, keys);
    const definition = { ...counterStream, personalFields: { CounterRenamed: ['label'] } };
    await handler.handle(counting('OpenCounter', 'open', {}, { definition }));
    await keys.destroyDataKey(COUNTER);
    const rename = counting('Rename', 'k', { label: 'somebody' }, { definition });
    expect(reasonOf(await handler.handle(rename))).toBe('concurrent change');
    expect(await store.readStream(stream)).toHaveLength(1);
  });
});

describe('a claimed value', () => {
  it('is held by one entity only: the first one that claims it', async () => {
    const { store, handler } = await opened();
    const other = { id: idFrom('another counter') };
    await handler.handle(counting('OpenCounter', 'o', {}, other));
    const answers = await Promise.all([
      handler.handle(counting('Rename', 'a', { label: 'north' })),
      handler.handle(counting('Rename', 'b', { label: 'north' }, other)),
    ]);
    expect(answers.map((answer) => reasonOf(answer))).toEqual([undefined, 'label is taken']);
    expect(await store.readStream('counterLabel-north')).toHaveLength(1);
  });

  it('that many entities claim at once is not refused as taken', async () => {
    const { handler } = await opened(new ContestedStore());
    expect(reasonOf(await handler.handle(counting('Rename', 'a', { label: 'north' })))).toBe('concurrent change');
  });

  it('may be claimed by its holder again', async () => {
    const { store, handler } = await opened();
    await handler.handle(counting('Rename', 'a', { label: 'north' }));
    expect((await handler.handle(counting('Rename', 'b', { label: 'north' }))).done).toBe(true);
    // The repeated claim is an event, so that a release that was decided before leaves it.
    expect(await store.readStream('counterLabel-north')).toHaveLength(2);
  });
});

describe('a cached state', () => {
  it('equals the state rebuilt from the stream', async () => {
    const { store, handler } = await opened();
    for (const by of [1, 2, 3]) await handler.handle(counting('Count', `k${by}`, { by }));
    const live = (await handler.states.cached(counterDecider, COUNTER)).state;
    expect(live).toEqual(await counterHandler(store).states.current(counterDecider, COUNTER));
    expect(live.state).toEqual({ status: 'open', total: 6 });
  });
});
