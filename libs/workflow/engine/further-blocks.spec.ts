import { readFileSync } from 'node:fs';
import type { NewEvent } from '#event-sourcing';
import { idFrom, MessageRegistry } from '#event-sourcing';
import { v7 } from 'uuid';
import { processInstanceShapes } from '../instance/process-instance.events.js';
import { workflowProjection } from '../projection/workflow.projection.js';
import { furtherBlockKey, keyOfPart, KEYS_FOR_ONE_EVENT, PARTS_PER_BLOCK, readKey } from '../instance/keys.js';
import { by, durable, openJob, server, started } from '../testing/durable-engine.js';
import { bpmn, flows, service } from '../testing/bpmn.js';

const TWO_JOBS = bpmn(
  `<startEvent id="start"/>${service('draft')}${service('sign')}<endEvent id="end"/>${flows('start draft sign end')}`,
);

const streamOf = (key: string) => `processinstance-${key}` as const;

/** An instance that has used so many keys, as if it had run for years; without a number too many to advance once more. */
async function almostUsedUp(
  parts: ReturnType<typeof durable>,
  used = PARTS_PER_BLOCK - KEYS_FOR_ONE_EVENT + 1,
): Promise<string> {
  const key = await started(server(parts), TWO_JOBS, {}, by('the instance'));
  const [first] = await parts.store.readStream(streamOf(key));
  if (first === undefined) throw new Error('it has no event');
  // What the engine wrote.
  const { process, definition } = first.data as { readonly process: string; readonly definition: string };
  const steps = [{ kind: 'set', scope: 0, name: 'x', value: 0, part: used }];
  const event: NewEvent = {
    id: v7(),
    type: 'ProcessInstanceAdvanced',
    data: { process, definition, trigger: { kind: 'variablesSet', scope: 0 }, steps, values: ['y'] },
    metadata: { ...(first.metadata as object), commandId: idFrom('used up') },
  };
  await parts.store.append(streamOf(key), first.revision, [event]);
  return key;
}

async function running(engine: ReturnType<typeof server>, key: string) {
  const state = await engine.instance(key);
  if (state.status !== 'running') throw new Error(`it is ${state.status}`);
  return state;
}

async function completeDraft(engine: ReturnType<typeof server>, key: string): Promise<void> {
  const result = await engine.send(key, 'CompleteJob', { job: await openJob(engine, key), variables: {} }, by());
  expect(result).toMatchObject({ done: true });
}

describe('An instance that has used its keys', () => {
  it('claims a further block, whose keys lead any server to it', async () => {
    const parts = durable();
    const key = await almostUsedUp(parts, PARTS_PER_BLOCK);
    const engine = server(parts);
    await completeDraft(engine, key);
    const { blocks } = await running(engine, key);
    expect(blocks).toEqual([furtherBlockKey(key, 1, 0).toString()]);
    const job = await openJob(engine, key);
    const keyOfJob = keyOfPart(BigInt(key), blocks, job).toString();
    expect(readKey(keyOfJob)).toEqual({ block: BigInt(blocks[0] ?? ''), ordinal: job - PARTS_PER_BLOCK });
    for (const other of [engine, server(parts)]) {
      expect(await other.locate(keyOfJob)).toEqual({ instance: key, part: job });
      expect(await other.locate(key)).toEqual({ instance: key, part: 0 });
    }
    const registry = new MessageRegistry([processInstanceShapes]);
    const events = (await parts.store.readStream(streamOf(key))).map((event) => registry.decode(event));
    const rows = events
      .flatMap((event) => workflowProjection.project(event))
      .map((change) => ('row' in change ? change.row : {}));
    expect(rows.filter((row) => 'type' in row && row['type'] === 'sign')).toMatchObject([{ key: BigInt(keyOfJob) }]);
  });

  it('goes on to its end, and claims no block twice', async () => {
    const parts = durable();
    const key = await almostUsedUp(parts);
    for (let job = 0; job < 2; job += 1) await completeDraft(server(parts), key);
    expect(await server(parts).instance(key)).toMatchObject({ status: 'completed' });
    const { events } = await parts.store.readLog();
    expect(events.filter(({ type }) => type === 'KeyBlockClaimed')).toHaveLength(1);
    const blocks = events.map(({ data }) => (data as { readonly blocks?: readonly string[] }).blocks?.length);
    expect(blocks.slice(-4)).toEqual([undefined, 1, 1, 1]);
  });

  it('claims one block, when two servers act at the same time', async () => {
    const parts = durable();
    const key = await almostUsedUp(parts);
    const [one, two] = [server(parts), server(parts)];
    const job = await openJob(one, key);
    const results = await Promise.all(
      [one, two].map((engine) => engine.send(key, 'CompleteJob', { job, variables: {} }, by())),
    );
    expect(results.filter(({ done }) => done)).toHaveLength(1);
    expect((await running(one, key)).blocks).toHaveLength(1);
    const { events } = await parts.store.readLog();
    expect(events.filter(({ type }) => type === 'KeyBlockClaimed')).toHaveLength(1);
  });

  it.each([1, 2])('loses nothing when the server is killed behind append %i of the claim', async (survived) => {
    const parts = durable();
    const key = await almostUsedUp(parts);
    const { store } = parts;
    const append = store.append.bind(store);
    let appends = 0;
    store.append = async (...asked) => {
      if ((appends += 1) > survived) throw new Error('killed');
      return await append(...asked);
    };
    await expect(completeDraft(server(parts), key)).rejects.toThrow('killed');
    store.append = append;
    await completeDraft(server(parts), key);
    expect((await running(server(parts), key)).blocks).toHaveLength(1);
    const claims = (await store.readLog()).events.filter(({ type }) => type === 'KeyBlockClaimed');
    expect(claims.map(({ stream, data }) => [stream, data])).toEqual([
      [streamOf(furtherBlockKey(key, 1, 0).toString()), { instance: key, number: 1 }],
    ]);
  });

  it('takes the next candidate when an instance or a block of another one has the key', async () => {
    const parts = durable();
    const key = await almostUsedUp(parts);
    const [log] = await parts.store.readStream(streamOf(key));
    if (log === undefined) throw new Error('it has no event');
    const claim = (data: object): NewEvent => ({
      id: v7(),
      type: 'KeyBlockClaimed',
      data: { instance: '131072', number: 1, ...data },
      metadata: { ...(log.metadata as object), commandId: v7() },
    });
    await parts.store.append(streamOf(furtherBlockKey(key, 1, 0).toString()), 'noStream', [claim({})]);
    await parts.store.append(streamOf(furtherBlockKey(key, 1, 1).toString()), 'noStream', [
      { ...log, id: v7(), data: { ...(log.data as object), values: [] } },
    ]);
    const engine = server(parts);
    await completeDraft(engine, key);
    expect((await running(engine, key)).blocks).toEqual([furtherBlockKey(key, 1, 2).toString()]);
  });
});

it('the events of a further block have the shapes of the first version, which are never edited', async () => {
  const parts = durable();
  const key = await almostUsedUp(parts);
  await completeDraft(server(parts), key);
  const { events } = await parts.store.readLog();
  const claimed = events.find(({ type }) => type === 'KeyBlockClaimed');
  const added = events.find(({ data }) => JSON.stringify(data).includes('"blockAdded"'));
  const { values: _, ...open } = added?.data as Readonly<Record<string, unknown>>;
  const golden: unknown = JSON.parse(readFileSync('test/fixtures/events/further-key-block.v1.json', 'utf8'));
  expect([claimed?.data, open]).toEqual(golden);
});
