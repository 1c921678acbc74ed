import type { EventStore } from '#event-sourcing';
import { MemoryEventStore } from '#event-sourcing/testing';
import type { ConsumerWorkReport, Following } from '#following';
import { NoFollowing } from '#following';
import type { ReadModels } from '#http';
import { HealthController } from '#http';
import { EngineHealth } from './engine-health.js';
import { OpenWorkHealth } from './open-work-health.js';
import { PersonKeys } from './person-keys.js';

const live: ConsumerWorkReport = {
  name: 'meetings',
  kind: 'projection',
  version: 1,
  state: 'live',
  position: 1n,
  lag: 0,
};
const policy: ConsumerWorkReport = { name: 'consultation', kind: 'policy', state: 'live', position: 1n, lag: 0 };
const reads: ReadModels = { rows: async () => [], row: async () => undefined } as never;

const keys = new PersonKeys(reads, { ids: async () => ({ keys: new Set(), destroyed: new Set() }) });

async function answer(reports: readonly ConsumerWorkReport[], store: EventStore = new MemoryEventStore()) {
  const nobody = new NoFollowing([]);
  const following: Following = Object.assign(Object.create(nobody) as Following, {
    status: () => reports,
    server: 'one:3000',
  });
  let status = 200;
  const reply = { status: (code: number) => ((status = code), reply), header: () => reply };
  const check = async (): Promise<void> => {
    await store.head();
  };
  const controller = new HealthController(
    new EngineHealth([{ name: 'events', check }], reads, following, keys, new OpenWorkHealth(async () => [])),
  );
  // The controller uses only these two methods of a reply.
  const body = await controller.ready(reply as never);
  return { status, ready: body.status, degraded: body.degraded };
}

describe('the readiness of a server', () => {
  it('is complete when everything is at the end of the log', async () => {
    expect(await answer([live, policy])).toEqual({ status: 200, ready: 'ready', degraded: [] });
  });

  it.each<[string, readonly ConsumerWorkReport[], string]>([
    ['a policy lags', [live, { ...policy, lag: 14.7 }], 'policy consultation: 14.7 s behind the log'],
    ['a projection lags', [policy, { ...live, lag: 30 }], 'projection meetings: 30 s behind the log'],
    [
      'a lag is not known',
      [policy, { ...live, lag: undefined }],
      'projection meetings: not known how far behind the log',
    ],
    [
      'one of the projections is being built',
      [live, { ...live, name: 'papers', state: 'building', lag: undefined }],
      'projection papers: building',
    ],
  ])('stays while %s, with the reason', async (_, reports, reason) => {
    expect(await answer(reports)).toEqual({ status: 200, ready: 'ready', degraded: [reason] });
  });

  it('ends while every projection is being built: no read is answered', async () => {
    expect(await answer([{ ...live, state: 'building' }, policy])).toMatchObject({ status: 503, ready: 'notReady' });
  });

  it('ends while the event store gives no answer', async () => {
    const away = Object.assign(new MemoryEventStore(), { head: () => new Promise<never>(() => undefined) });
    expect(await answer([live, policy], away)).toEqual({
      status: 503,
      ready: 'notReady',
      degraded: ['store events: cannot be reached'],
    });
  });
});
