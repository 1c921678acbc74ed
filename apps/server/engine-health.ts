import { auditEvents } from '#audit';
import type { EventStore } from '#event-sourcing';
import { ReadModelNotReady } from '#event-sourcing';
import type { ConsumerWorkReport, Following } from '#following';
import type { Health, PartHealth, ReadModels } from '#http';

/** Seconds behind the log up to which a read model counts as ready. */
const MOST_LAG = 10;

/** The health of the stores, of following the log, and of each projection and policy. */
export class EngineHealth implements Health {
  constructor(
    private readonly store: EventStore,
    private readonly reads: ReadModels,
    private readonly following: Following,
  ) {}

  async parts(): Promise<readonly PartHealth[]> {
    const stores = await Promise.all([this.#storeHealth(), this.#readsHealth()]);
    return [...stores, this.#followingHealth(), ...this.following.status().map(consumerHealth)];
  }

  async #storeHealth(): Promise<PartHealth> {
    const reachable = await this.store.head().then(
      () => true,
      () => false,
    );
    return storeHealth('events', reachable);
  }

  /** A deleted SQLite file breaks its readers, while projections still write to the open file. */
  async #readsHealth(): Promise<PartHealth> {
    const readable = await this.reads
      .rows(auditEvents, (all) => all.limit(1))
      .then(
        () => true,
        (error: unknown) => error instanceof ReadModelNotReady,
      );
    return storeHealth('read models', readable);
  }

  /** While no server follows the log, read models do not change and no policy acts. */
  #followingHealth(): PartHealth {
    const { server } = this.following;
    const state = server === undefined ? 'no server follows the log' : `followed by ${server}`;
    return { kind: 'server', name: 'follower', ready: server !== undefined, state };
  }
}

function consumerHealth(report: ConsumerWorkReport): PartHealth {
  const { kind, name, state, lag, work } = report;
  const incident = report.state === 'stopped' ? report.incident : undefined;
  return {
    kind,
    name,
    ready: state === 'live' && (lag ?? 0) <= MOST_LAG,
    state,
    ...(lag !== undefined && { lagSeconds: Math.round(lag * 1000) / 1000 }),
    ...(work !== undefined && { detail: `${work.open} open, ${work.refused} refused, ${work.wakes} wakes` }),
    ...(incident !== undefined && { detail: `stopped at ${incident.type} in ${incident.stream}: ${incident.message}` }),
  };
}

function storeHealth(name: string, reachable: boolean): PartHealth {
  return { kind: 'store', name, ready: reachable, state: reachable ? 'reachable' : 'cannot be reached' };
}
