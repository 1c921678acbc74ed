import { CommandHandler, MessageRegistry, PersonalFields, SHARED } from '#event-sourcing';
import { MemoryEventStore, MemoryKeyStore } from '#event-sourcing/testing';
import { readFileSync } from 'node:fs';
import { v7 } from 'uuid';
import { by } from '../testing/durable-engine.js';
import { messageShapes } from './message-parts.js';
import { MessageStreams } from './message-streams.js';
import type { NewMessage } from './process-message.decide.js';

let now = '2019-02-14T16:00:00.000Z';
const MESSAGE: NewMessage = { name: 'answer', correlationKey: 'k', timeToLive: 60_000, variables: { text: 'secret' } };

function servers() {
  const store = new MemoryEventStore();
  const keys = new MemoryKeyStore();
  const server = () =>
    new MessageStreams(
      new CommandHandler({
        store,
        keys,
        registry: new MessageRegistry([...messageShapes, { DateRefined: SHARED }]),
        businessClock: { now: () => now, today: () => now.slice(0, 10) },
        machineClock: { now: () => '2019-02-14T16:00:01.000Z' },
        newEventId: v7,
      }),
    );
  return { store, keys, one: server(), two: server() };
}

async function published(streams: MessageStreams, message: NewMessage): Promise<string> {
  const made = await streams.publish(message, by());
  if (!made.made) throw new Error(made.result.refusal.reason);
  return made.key;
}

beforeEach(() => {
  now = '2019-02-14T16:00:00.000Z';
});

describe('A published message', () => {
  it('has the same key when its command is repeated, and another one when it is published again', async () => {
    const { one, two } = servers();
    const first = await one.publish(MESSAGE, by('a'));
    expect(await two.publish(MESSAGE, by('a'))).toEqual(first);
    expect(await two.publish(MESSAGE, by('b'))).not.toEqual(first);
  });

  it('with an id is refused while the first one lives, also by another server, and has a new key afterwards', async () => {
    const { one, two } = servers();
    const message = { ...MESSAGE, messageId: 'letter 7' };
    const first = await published(one, message);
    const again = await two.publish(message, by());
    expect(again.made ? 'made' : again.result.refusal.reason).toBe(
      'a message with this name, correlation key and id is published already',
    );
    expect(await published(two, { ...message, correlationKey: 'other' })).not.toBe(first);
    now = '2019-02-14T16:01:00.000Z';
    const later = await Promise.all([one, two].map(async (streams) => await streams.publish(message, by())));
    expect(later.filter(({ made }) => made)).toHaveLength(1);
    expect(later.flatMap((made) => (made.made ? made.key : []))).not.toContain(first);
  });

  it('keeps its variables encrypted, and is without them after its key was destroyed', async () => {
    const { store, keys, one, two } = servers();
    const key = await published(one, MESSAGE);
    const [event] = await store.readStream(`processmessage-${key}`);
    expect(JSON.stringify(event?.data)).not.toContain('secret');
    expect(await one.message(key)).toMatchObject({ variables: { text: 'secret' } });
    await keys.destroyDataKey(key);
    expect(await two.message(key)).toMatchObject({ status: 'open', variables: {} });
  });

  it('is given to one instance of each process, and to another one only when the first did not take it', async () => {
    const { one, two } = servers();
    const key = await published(one, MESSAGE);
    const target = (wait: string) => ({ kind: 'wait', wait, instance: wait, part: 3 }) as const;
    const choose = async (streams: MessageStreams, process: string, wait: string) =>
      (await streams.sendToMessage(key, 'ChooseInstance', { process, target: target(wait) }, by())).done;
    const both = await Promise.all([choose(one, 'p', '1'), choose(two, 'p', '2')]);
    expect(both.filter(Boolean)).toHaveLength(1);
    expect(await choose(one, 'q', '9')).toBe(true);
    const winner = both[0] ? '1' : '2';
    const loser = winner === '1' ? '2' : '1';
    await two.sendToMessage(key, 'GiveUpChoice', { process: 'p', wait: winner }, by());
    expect(await choose(one, 'p', winner)).toBe(false);
    expect(await choose(one, 'p', loser)).toBe(true);
  });
});

describe('The events of messages, signals and keys of starts', () => {
  it('have the shapes of the first version, which are never edited', async () => {
    const { store, keys, one } = servers();
    const made = await one.publish({ ...MESSAGE, messageId: 'letter 7' }, by('a'));
    const key = made.made ? made.key : '';
    const wait = { kind: 'wait', wait: '131073', instance: '131072', part: 1 } as const;
    const start = { kind: 'start', definition: '262145', element: 'start' } as const;
    await one.sendToMessage(key, 'ChooseInstance', { process: 'p', target: wait }, by());
    await one.sendToMessage(key, 'GiveUpChoice', { process: 'p', wait: wait.wait }, by());
    await one.sendToMessage(key, 'ChooseInstance', { process: 'p', target: start }, by());
    await one.sendToMessage(key, 'ExpireMessage', {}, by());
    const signal = await one.broadcast({ name: 'term ended', variables: { term: '2019' } }, by('b'));
    await one.closeSignal(signal.made ? signal.key : '', false, by());
    await one.sendToStartKey('k', 'TakeStartKey', { process: 'p', message: '1' }, by());
    await one.sendToStartKey('k', 'UseStartKey', { message: '1', instance: '131072' }, by());
    await one.sendToStartKey('k', 'FreeStartKey', { message: '1', takes: 1 }, by());
    const personal = new PersonalFields(keys);
    const { events } = await store.readLog();
    const opened = await Promise.all(
      // Data of events are JSON objects.
      events.map(async ({ stream, id, type, data }) => ({
        type,
        data: await personal.open(stream, id, data as object),
      })),
    );
    const golden: unknown = JSON.parse(readFileSync('test/fixtures/events/process-messages.v1.json', 'utf8'));
    expect(opened).toEqual(golden);
  });
});
