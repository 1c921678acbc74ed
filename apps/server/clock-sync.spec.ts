import { CLOCK_ID, MessageRegistry, realBusinessClock, VirtualClock } from '#event-sourcing';
import { MemoryEventStore } from '#event-sourcing/testing';
import { randomUUID } from 'node:crypto';
import { ClockSync } from './clock-sync.js';
import { shapes } from './features.js';

const metadata = {
  $correlationId: 'c',
  evidence: { kind: 'oral', reference: 'spec' },
  schemaVersion: 1,
  writtenAt: '',
  occurredOn: '2000',
};

/** A log whose clock another server advances. */
class ClockLog {
  readonly store = new MemoryEventStore();
  readonly registry = new MessageRegistry(shapes);
  readonly reports: string[] = [];
  #revision = -1n;

  async advance(to: string): Promise<void> {
    const event = { id: randomUUID(), type: 'ClockAdvanced', data: { to }, metadata };
    const expected = this.#revision < 0n ? 'noStream' : this.#revision;
    await this.store.append(`clock-${CLOCK_ID}`, expected, [event]);
    this.#revision += 1n;
  }

  async server() {
    const clock = await VirtualClock.open(this.store, 'Europe/Berlin');
    const ports = { businessClock: clock, registry: this.registry };
    return { clock, sync: new ClockSync(this.store, ports, (message) => this.reports.push(message)) };
  }
}

const reached = async (clock: VirtualClock, instant: string): Promise<void> => {
  if (clock.now() >= instant) return;
  await new Promise<void>((resolve) => {
    const off = clock.onAdvanced(() => {
      if (clock.now() < instant) return;
      off();
      resolve();
    });
  });
};

describe('a virtual clock that another server advances', () => {
  it('is advanced here, and wakes the alarms of that time', async () => {
    const log = new ClockLog();
    const { clock, sync } = await log.server();
    await sync.start();
    await log.advance('2019-02-14T08:00:00.000Z');
    await reached(clock, '2019-02-14T08:00:00.000Z');
    await log.advance('2019-02-15T08:00:00.000Z');
    await reached(clock, '2019-02-15T08:00:00.000Z');
    expect(clock.today()).toBe('2019-02-15');
    await sync.stop();
    expect(log.reports).toEqual([]);
  });

  it('is advanced also by an event between its opening and the first read', async () => {
    const log = new ClockLog();
    const { clock, sync } = await log.server();
    await log.advance('2019-02-14T08:00:00.000Z');
    await sync.start();
    expect(clock.now()).toBe('2019-02-14T08:00:00.000Z');
    await sync.stop();
  });

  it('never goes back: an advance that was made here already changes nothing', async () => {
    const log = new ClockLog();
    const { clock, sync } = await log.server();
    await sync.start();
    clock.advancedTo('2019-03-01T00:00:00.000Z');
    await log.advance('2019-02-14T08:00:00.000Z');
    await log.advance('2019-04-01T00:00:00.000Z');
    const past: string[] = [];
    clock.onAdvanced(() => past.push(clock.now()));
    await reached(clock, '2019-04-01T00:00:00.000Z');
    expect(past).toEqual(['2019-04-01T00:00:00.000Z']);
    await sync.stop();
  });
});

describe('a real clock', () => {
  it('is not synchronised: no event is read for it', async () => {
    const store = new MemoryEventStore();
    store.subscribe = () => {
      throw new Error('nobody needs this');
    };
    const ports = { businessClock: realBusinessClock('UTC'), registry: new MessageRegistry([]) };
    const sync = new ClockSync(store, ports, (message) => {
      throw new Error(message);
    });
    await expect(sync.start()).resolves.toBeUndefined();
    await expect(sync.stop()).resolves.toBeUndefined();
  });
});
