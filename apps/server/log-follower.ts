import type { KeyStore, PolicyPorts, ReportDetails, Tenure } from '#event-sourcing';
import {
  HistoryWatch,
  isSameHistory,
  latestMark,
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
import { StatusPublisher, LeasedFollowing, LocalFollowing, NoFollowing, RemoteFollowing } from '#following';
import { ErasedPersons } from '#parties';
import { hostname } from 'node:os';
import { ClockSync } from './clock-sync.js';
import type { Configuration } from './configuration.js';
import { policies, projections } from './features.js';
import type { OpenReads, Storage } from './storage.js';
import { takeOver } from './take-over.js';

export interface FollowerPorts {
  readonly configuration: Configuration;
  readonly storage: Storage;
  readonly openReads: OpenReads;
  readonly policyPorts: Omit<PolicyPorts, 'alarm' | 'tenure'> & { readonly keys: KeyStore };
  readonly report: (message: string, details?: ReportDetails) => void;
  /** Called when the log was restored from an older copy while this server ran, which has states of the lost part. */
  readonly onOtherHistory: () => void;
  /** Called after what this server follows the log for has moved. */
  readonly onMoved: () => void;
}

/** Follows the log: alone on stores in a folder, in turn with other servers on shared stores. */
export interface LogFollower {
  readonly following: Following;
  /** The work on this server; `undefined` while another server follows the log. */
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
  const { storage, openReads, report, configuration, policyPorts } = ports;
  const remote = remoteFollowing(ports);
  const following: LeasedFollowing = new LeasedFollowing(remote ?? new NoFollowing(projections), (tenure) =>
    beginTurn(ports, tenure, () => leadership.isLast(tenure)),
  );
  const leadership: Leadership = new Leadership({
    store: storage.store,
    name: PROJECTIONS_LEASE,
    server: serverName(configuration),
    onTaken: (tenure) => following.taken(tenure),
    onLost: () => following.lost(),
    onSetBack: () => {
      report('the lease has moved back: the event store was restored from an older copy');
      ports.onOtherHistory();
    },
    report,
  });
  const clock = new ClockSync(storage.store, policyPorts, report);
  const history = historyWatch(ports);
  const mayFollow = configuration.roles.includes('projections');
  return {
    following,
    get local() {
      return following.local;
    },
    start: async () => {
      await clock.start();
      const { store } = openReads.database;
      if (!(await isSameHistory(storage.store, store, projections))) remote?.ignoreEarlier();
      await remote?.start();
      if (mayFollow) leadership.start();
      else history.start();
    },
    stop: async () => {
      await leadership.stop();
      await history.stop();
      remote?.stop();
      await clock.stop();
    },
  };
}

/** For a server that never applies for the lease, whose end would show another history. */
function historyWatch({ storage, openReads, policyPorts, report, onOtherHistory }: FollowerPorts): HistoryWatch {
  return new HistoryWatch({
    store: storage.store,
    latestMark: () => latestMark(openReads.database.store, projections),
    report,
    onReturn: () => {
      policyPorts.states.evictAll();
    },
    onOtherHistory,
  });
}

/** `undefined` when the read models lie in a folder, which only one server reads. */
function remoteFollowing({ openReads, storage, policyPorts }: FollowerPorts): RemoteFollowing | undefined {
  if (openReads.shared === undefined) return undefined;
  return new RemoteFollowing({
    shared: openReads.shared.sharedStatus,
    projections,
    head: () => storage.store.head(),
    effects: async (policy, state) => {
      if (!policies.some(({ name }) => name === policy)) throw new UnknownProjection(`there is no policy ${policy}`);
      const { open, refused } = await readPolicyLedger(policy, policyPorts);
      return [...(state === 'open' ? open : refused).values()];
    },
  });
}

/** Fences the read models first: from then on the previous following server cannot write them. */
async function beginTurn(ports: FollowerPorts, tenure: Tenure, isLast: () => Promise<boolean>): Promise<Turn> {
  const { shared } = ports.openReads;
  if (shared !== undefined) await takeOver(shared.fence, tenure, isLast);
  const following = localFollowing(ports, tenure);
  await startWhole(following.runner);
  const publisher =
    shared && new StatusPublisher(following, { shared: shared.sharedStatus, tenure, report: ports.report });
  publisher?.start();
  return {
    following,
    end: async () => {
      publisher?.stop();
      await following.runner.stop({ abandon: !tenure.isHeld() });
    },
  };
}

/** Stops a runner whose start failed: the next attempt creates a new runner. */
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
    onOtherHistory: ports.onOtherHistory,
    onMoved: ports.onMoved,
  });
  return new LocalFollowing(serverName(configuration), runner, runners);
}

/** This server's name for people: host and port, or host and process id when the port is 0. */
function serverName({ port }: Configuration): string {
  return `${hostname()}:${port === 0 ? process.pid : port}`;
}
