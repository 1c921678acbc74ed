import { accessProviders, createAdministrator } from '#access';
import { BACKUPS } from '#backup';
import type { BackupPorts } from '#backup';
import { CommandGateway, GatewayEffectDispatcher } from '#commands';
import { DOCUMENTS, openFileDocuments } from '#documents';
import { openSqliteEventStore } from '#event-store-sqlite';
import type { BusinessClock, EventStore, KeyStore, LogIdentityData, ReportDetails } from '#event-sourcing';
import {
  CommandHandler,
  machineClock,
  MessageRegistry,
  openLog,
  PersonalFields,
  PolicyRunner,
  ProjectionRunner,
  realAlarm,
  realBusinessClock,
  virtualAlarm,
  VirtualClock,
} from '#event-sourcing';
import type { Feature, ReadModels } from '#http';
import { PERSONAL_FIELDS, ROLES } from '#http';
import { openFileKeyStore } from '#key-store';
import type { ReadDatabase } from '#read-database';
import { openSqliteReadDatabase } from '#read-database';
import { ErasedPersons } from '#strategy';
import type { Provider } from '@nestjs/common';
import type { CommandBus } from '@nestjs/cqrs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import type { Configuration } from './configuration.js';
import { ensureLogKey, refuseOtherPrefix } from './data-folder.js';
import { EngineHealth } from './engine-health.js';
import { programVersion } from './program-version.js';
import { reportLine } from './report-line.js';
import { features, policies, projections, shapes } from './features.js';

/** Everything behind the HTTP interface, open and connected. */
export class Engine {
  readonly personal: PersonalFields;
  readonly handler: CommandHandler;
  readonly runner: ProjectionRunner;
  readonly policies: readonly PolicyRunner[];
  readonly reads: ReadModels;
  readonly health: EngineHealth;
  readonly features: readonly Feature[] = features;
  #gateway: CommandGateway | undefined;

  constructor(
    private readonly configuration: Configuration,
    readonly identity: LogIdentityData,
    readonly registry: MessageRegistry,
    readonly store: EventStore,
    readonly keys: KeyStore,
    readonly businessClock: BusinessClock,
    private readonly readDatabase: ReadDatabase,
  ) {
    const ports = { store, registry, keys, businessClock, machineClock, newEventId: v7 };
    this.personal = new PersonalFields(keys);
    this.handler = new CommandHandler(ports);
    const alarm = businessClock instanceof VirtualClock ? virtualAlarm(businessClock) : realAlarm(businessClock);
    const dispatcher = new GatewayEffectDispatcher(
      () => this.gateway,
      ROLES.map((role) => ({ role })),
    );
    const policyPorts = { ...ports, states: this.handler.states, dispatcher, alarm };
    this.policies = policies.map((policy) => new PolicyRunner(policy, policyPorts));
    this.runner = new ProjectionRunner({
      store,
      registry,
      readModels: readDatabase.store,
      projections,
      consumers: [...this.policies, new ErasedPersons(keys)],
      report: reportToStderr,
    });
    this.reads = readDatabase.reads((table) => this.runner.readiness(table));
    this.health = new EngineHealth(store, this.reads, this.runner, this.policies);
  }

  /** What routes are given beside the parts that every server has. */
  get providers(): readonly Provider[] {
    return [
      ...accessProviders(this),
      { provide: PERSONAL_FIELDS, useValue: this.personal },
      { provide: DOCUMENTS, useValue: openFileDocuments(join(this.configuration.data, 'documents')) },
      { provide: BACKUPS, useValue: this.#backups },
    ];
  }

  get #backups(): BackupPorts {
    const { configuration, identity, store, keys } = this;
    const { data, prefix } = configuration;
    return { data, prefix, log: identity.log, store, keys, version: programVersion(), now: () => machineClock.now() };
  }

  get machineClock(): typeof machineClock {
    return machineClock;
  }

  get gateway(): CommandGateway {
    if (this.#gateway === undefined) throw new Error('the engine has no command bus yet');
    return this.#gateway;
  }

  /** Binds every command of every feature to the generic handler on this bus. */
  gatewayOn(bus: CommandBus): CommandGateway {
    const gateway = new CommandGateway(bus, this.handler);
    for (const { stream, commands } of this.features) gateway.register(stream, commands);
    this.#gateway = gateway;
    return gateway;
  }

  /** Writes the first administrator's token for a new log, then starts projections and policies. */
  async start(): Promise<void> {
    const file = join(this.configuration.data, 'admin-token');
    await createAdministrator({ handler: this.handler, file, now: machineClock.now() });
    await this.runner.start();
  }

  /** Finishes slices in hand, then closes what is on the disk. */
  async close(): Promise<void> {
    await this.runner.stop();
    await this.readDatabase.close();
    await this.store.close();
  }
}

/** Opens the data folder. Nothing stays open when it fails. */
export async function openEngine(configuration: Configuration): Promise<Engine> {
  const { data, prefix, clock, zone, municipality } = configuration;
  const store = await openSqliteEventStore({ folder: data, prefix });
  try {
    await refuseOtherPrefix(store, prefix);
    const keyFolder = join(data, 'keys');
    const keys = openFileKeyStore(keyFolder);
    await ensureLogKey(store, keys, keyFolder);
    const identity = await openLog(store, { clock, zone, municipality });
    const businessClock =
      identity.clock === 'virtual' ? await VirtualClock.open(store, identity.zone) : realBusinessClock(identity.zone);
    const readDatabase = openSqliteReadDatabase({
      file: join(data, 'read.db'),
      log: identity.log,
      report: reportToStderr,
    });
    return new Engine(configuration, identity, new MessageRegistry(shapes), store, keys, businessClock, readDatabase);
  } catch (error) {
    await store.close();
    throw error;
  }
}

function reportToStderr(message: string, details: ReportDetails = {}): void {
  process.stderr.write(`${reportLine(message, details)}\n`);
}
