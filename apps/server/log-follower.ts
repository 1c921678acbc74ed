import type { PolicyPorts, ReportDetails, Tenure } from '#event-sourcing';
import { Leadership, PolicyRunner, ProjectionRunner, realAlarm, virtualAlarm, VirtualClock } from '#event-sourcing';
import type { Following, Turn } from '#following';
import { FollowingInTurn, LocalFollowing, NobodyFollowing } from '#following';
import type { ReadDatabase } from '#read-database';
import { ErasedPersons } from '#strategy';
import type { KeyStore } from '#event-sourcing';
import { hostname } from 'node:os';
import type { Configuration } from './configuration.js';
import { policies, projections } from './features.js';
import type { Storage } from './storage.js';

export interface FollowerPorts {
  readonly configuration: Configuration;
  readonly storage: Storage;
  readonly readDatabase: ReadDatabase;
  readonly policyPorts: Omit<PolicyPorts, 'alarm'> & { readonly keys: KeyStore };
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
  const { storage, report, configuration } = ports;
  const others = new NobodyFollowing(projections);
  const following = new FollowingInTurn(others, (tenure) => beginTurn(ports, tenure));
  const leadership = new Leadership({
    store: storage.store,
    name: 'projections',
    server: serverName(configuration),
    onTaken: (tenure) => following.taken(tenure),
    onLost: () => following.lost(),
    report,
  });
  const stands = configuration.roles.includes('projections');
  return {
    following,
    get local() {
      return following.local;
    },
    start: async () => {
      if (stands) leadership.start();
    },
    stop: () => leadership.stop(),
  };
}

async function beginTurn(ports: FollowerPorts, tenure: Tenure): Promise<Turn> {
  const following = localFollowing(ports);
  await following.runner.start();
  return { following, end: () => following.runner.stop() };
}

function localFollowing({ configuration, storage, readDatabase, policyPorts, report }: FollowerPorts): LocalFollowing {
  const { businessClock, registry, keys } = policyPorts;
  const alarm = businessClock instanceof VirtualClock ? virtualAlarm(businessClock) : realAlarm(businessClock);
  const runners = policies.map((policy) => new PolicyRunner(policy, { ...policyPorts, alarm }));
  const runner = new ProjectionRunner({
    store: storage.store,
    registry,
    readModels: readDatabase.store,
    projections,
    consumers: [...runners, new ErasedPersons(keys)],
    report,
  });
  return new LocalFollowing(serverName(configuration), runner, runners);
}

/** What people call this server: the machine and the port, or the process where any port will do. */
function serverName({ port }: Configuration): string {
  return `${hostname()}:${port === 0 ? process.pid : port}`;
}
