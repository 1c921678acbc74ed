import { CLOCK_ID, MessageRegistry, realBusinessClock, VirtualClock } from '#event-sourcing';
import { MemoryEventStore } from '#event-sourcing/testing';
import { randomUUID } from 'node:crypto';
import { ClockFollower } from './clock-follower.js';
import { shapes } from './features.js';

const metadata = {
  $correlationId: 'c',
  evidence: { kind: 'oral', reference: 'spec' },
  schemaVersion: 1,
  writtenAt: '',
  occurredOn: '2000',
};

/** A log, and what another server does to its clock. */
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
    return { clock, follower: new ClockFollower(this.store, ports, (message) => this.reports.push(message)) };
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
  it('is advanced here, and wakes who waits for that time', async () => {
    const log = new ClockLog();
    const { clock, follower } = await log.server();
    await follower.start();
    await log.advance('2019-02-14T08:00:00.000Z');
    await reached(clock, '2019-02-14T08:00:00.000Z');
    await log.advance('2019-02-15T08:00:00.000Z');
    await reached(clock, '2019-02-15T08:00:00.000Z');
    expect(clock.today()).toBe('2019-02-15');
    await follower.stop();
    expect(log.reports).toEqual([]);
  });

  it('is advanced by what came between its opening and the first look', async () => {
    const log = new ClockLog();
    const { clock, follower } = await log.server();
    await log.advance('2019-02-14T08:00:00.000Z');
    await follower.start();
    expect(clock.now()).toBe('2019-02-14T08:00:00.000Z');
    await follower.stop();
  });

  it('never goes back: what was advanced here already changes nothing when it comes again', async () => {
    const log = new ClockLog();
    const { clock, follower } = await log.server();
    await follower.start();
    clock.advancedTo('2019-03-01T00:00:00.000Z');
    await log.advance('2019-02-14T08:00:00.000Z');
    await log.advance('2019-04-01T00:00:00.000Z');
    const past: string[] = [];
    clock.onAdvanced(() => past.push(clock.now()));
    await reached(clock, '2019-04-01T00:00:00.000Z');
    expect(past).toEqual(['2019-04-01T00:00:00.000Z']);
    await follower.stop();
  });
});

describe('a real clock', () => {
  it('is not followed: nothing is read for it', async () => {
    const store = new MemoryEventStore();
    store.subscribe = () => {
      throw new Error('nobody needs this');
    };
    const ports = { businessClock: realBusinessClock('UTC'), registry: new MessageRegistry([]) };
    const follower = new ClockFollower(store, ports, (message) => {
      throw new Error(message);
    });
    await expect(follower.start()).resolves.toBeUndefined();
    await expect(follower.stop()).resolves.toBeUndefined();
  });
});
