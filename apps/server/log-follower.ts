import type { KeyStore, PolicyPorts, ReportDetails, Tenure } from '#event-sourcing';
import {
  Leadership,
  PROJECTIONS_LEASE,
  PolicyRunner,
  ProjectionRunner,
  readPolicyLedger,
  realAlarm,
  UnknownProjection,
  virtualAlarm,
  VirtualClock,
} from '#event-sourcing';
import type { Following, Turn } from '#following';
import { BoardKeeper, FollowingInTurn, LocalFollowing, NobodyFollowing, RemoteFollowing } from '#following';
import { ErasedPersons } from '#strategy';
import { hostname } from 'node:os';
import { ClockFollower } from './clock-follower.js';
import type { Configuration } from './configuration.js';
import { policies, projections } from './features.js';
import type { OpenReads, Storage } from './storage.js';

export interface FollowerPorts {
  readonly configuration: Configuration;
  readonly storage: Storage;
  readonly openReads: OpenReads;
  readonly policyPorts: Omit<PolicyPorts, 'alarm' | 'tenure'> & { readonly keys: KeyStore };
  readonly report: (message: string, details?: ReportDetails) => void;
}

/** Follows the log: alone on what lies in a folder, in turn with others on stores that are shared. */
export interface LogFollower {
  readonly following: Following;
  /** What follows on this server now; `undefined` while it is not its turn. */
  readonly local: LocalFollowing | undefined;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export function followLog(ports: FollowerPorts): LogFollower {
  return ports.storage.isShared ? inTurn(ports) : alone(ports);
}

function alone(ports: FollowerPorts): LogFollower {
  const following = localFollowing(ports);
  return {
    following,
    local: following,
    start: () => following.runner.start(),
    stop: () => following.runner.stop(),
  };
}

function inTurn(ports: FollowerPorts): LogFollower {
  const { storage, report, configuration, policyPorts } = ports;
  const remote = remoteFollowing(ports);
  const following = new FollowingInTurn(remote ?? new NobodyFollowing(projections), (tenure) =>
    beginTurn(ports, tenure),
  );
  const leadership = new Leadership({
    store: storage.store,
    name: PROJECTIONS_LEASE,
    server: serverName(configuration),
    onTaken: (tenure) => following.taken(tenure),
    onLost: () => following.lost(),
    report,
  });
  const clock = new ClockFollower(storage.store, policyPorts, report);
  return {
    following,
    get local() {
      return following.local;
    },
    start: async () => {
      await clock.start();
      await remote?.start();
      if (configuration.roles.includes('projections')) leadership.start();
    },
    stop: async () => {
      await leadership.stop();
      remote?.stop();
      await clock.stop();
    },
  };
}

/** Read models in a folder are shown by their own server alone. */
function remoteFollowing({ openReads, storage, policyPorts }: FollowerPorts): RemoteFollowing | undefined {
  if (openReads.shared === undefined) return undefined;
  return new RemoteFollowing({
    board: openReads.shared.notices,
    projections,
    head: () => storage.store.head(),
    effects: async (policy, state) => {
      if (!policies.some(({ name }) => name === policy)) throw new UnknownProjection(`there is no policy ${policy}`);
      const { open, refused } = await readPolicyLedger(policy, policyPorts);
      return [...(state === 'open' ? open : refused).values()];
    },
  });
}

/** Read models are fenced first: from then on whoever followed before writes none. */
async function beginTurn(ports: FollowerPorts, tenure: Tenure): Promise<Turn> {
  const { shared } = ports.openReads;
  await shared?.fence.takeOver(tenure.epoch);
  const following = localFollowing(ports, tenure);
  await startWhole(following.runner);
  const keeper = shared && new BoardKeeper(following, { board: shared.notices, tenure, report: ports.report });
  keeper?.start();
  return {
    following,
    end: async () => {
      keeper?.stop();
      await following.runner.stop({ abandon: !tenure.isHeld() });
    },
  };
}

/** A runner that cannot start is started again as another one: nothing of it goes on. */
async function startWhole(runner: ProjectionRunner): Promise<void> {
  try {
    await runner.start();
  } catch (error) {
    await runner.stop({ abandon: true });
    throw error;
  }
}

function localFollowing(
  { configuration, storage, openReads, ...ports }: FollowerPorts,
  tenure?: Tenure,
): LocalFollowing {
  const { businessClock, registry, keys } = ports.policyPorts;
  const alarm = businessClock instanceof VirtualClock ? virtualAlarm(businessClock) : realAlarm(businessClock);
  const policyPorts = { ...ports.policyPorts, alarm, ...(tenure !== undefined && { tenure }) };
  const runners = policies.map((policy) => new PolicyRunner(policy, policyPorts));
  const runner = new ProjectionRunner({
    store: storage.store,
    registry,
    readModels: openReads.database.store,
    projections,
    consumers: [...runners, new ErasedPersons(keys)],
    report: ports.report,
  });
  return new LocalFollowing(serverName(configuration), runner, runners);
}

/** What people call this server: the machine and the port, or the process where any port will do. */
function serverName({ port }: Configuration): string {
  return `${hostname()}:${port === 0 ? process.pid : port}`;
}
