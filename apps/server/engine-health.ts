import { auditEvents } from '#audit';
import { ReadModelNotReady } from '#event-sourcing';
import type { ConsumerWorkReport, Following } from '#following';
import type { Health, PartHealth, ReadModels } from '#http';
import { BoundedCheck } from './bounded-check.js';
import type { OpenWorkHealth } from './open-work-health.js';
import type { PersonKeys } from './person-keys.js';
import type { StoreCheck } from './store-checks.js';

/** Seconds behind the log up to which a projection or policy counts as up to date. */
const MOST_LAG = 10;

/** The health of the stores, of following the log, of the persons' keys, and of each projection and policy. */
export class EngineHealth implements Health {
  readonly #stores: readonly BoundedCheck[];

  constructor(
    checks: readonly StoreCheck[],
    reads: ReadModels,
    private readonly following: Following,
    private readonly keys: PersonKeys,
    private readonly openWork: Pick<OpenWorkHealth, 'look'>,
  ) {
    this.#stores = [
      ...checks.map((store) => new BoundedCheck(store.name, () => store.check())),
      new BoundedCheck('read models', () => readable(reads)),
    ];
  }

  async parts(): Promise<readonly PartHealth[]> {
    const stores = await Promise.all(this.#stores.map((check) => check.look()));
    const work = await this.openWork.look();
    const reports = this.following.status();
    const own = [builtHealth(reports), this.#followingHealth(), this.keys.look()];
    return [...stores, ...own, ...reports.map(consumerHealth), ...work];
  }

  /** While no server follows the log, read models do not change and no policy acts. */
  #followingHealth(): PartHealth {
    const { server } = this.following;
    const state = server === undefined ? 'no server follows the log' : `followed by ${server}`;
    return { kind: 'server', name: 'follower', ready: server !== undefined, state };
  }
}

/** A deleted SQLite file breaks its readers, while projections still write to the open file. */
async function readable(reads: ReadModels): Promise<void> {
  await reads
    .rows(auditEvents, (all) => all.limit(1))
    .catch((error: unknown) => {
      if (!(error instanceof ReadModelNotReady)) throw error;
    });
}

/** While every projection is built for the first time, no read is answered. */
function builtHealth(reports: readonly ConsumerWorkReport[]): PartHealth {
  const projections = reports.filter(({ kind }) => kind === 'projection');
  const ready = projections.length === 0 || projections.some(({ state }) => state !== 'building');
  return { kind: 'store', name: 'projections', ready, state: ready ? 'answer reads' : 'are being built' };
}

function consumerHealth(report: ConsumerWorkReport): PartHealth {
  const { kind, name, state, lag, work } = report;
  const incident = report.state === 'stopped' ? report.incident : undefined;
  return {
    kind,
    name,
    // An unknown lag is no lag of 0: the subscription fails, or no server follows the log.
    ready: state === 'live' && lag !== undefined && lag <= MOST_LAG,
    state,
    ...(lag !== undefined && { lagSeconds: Math.round(lag * 1000) / 1000 }),
    ...(work !== undefined && { detail: `${work.open} open, ${work.refused} refused, ${work.wakes} wakes` }),
    ...(incident !== undefined && { detail: `stopped at ${incident.type} in ${incident.stream}: ${incident.message}` }),
  };
}
