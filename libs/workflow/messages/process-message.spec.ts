import { CommandHandler, MessageRegistry, SHARED } from '#event-sourcing';
import { MemoryEventStore, MemoryKeyStore } from '#event-sourcing/testing';
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
