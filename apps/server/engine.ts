import { accessProviders, createAdministrator } from '#access';
import { BACKUPS } from '#backup';
import type { BackupPorts } from '#backup';
import { CommandCatalogue, SubmitCommandHandler, SubmittingEffectDispatcher } from '#commands';
import { DOCUMENTS, isKept } from '#documents';
import type { BusinessClock, LogIdentityData } from '#event-sourcing';
import {
  CommandHandler,
  machineClock,
  MessageRegistry,
  newEventId,
  openLog,
  PersonalFields,
  realBusinessClock,
  VirtualClock,
} from '#event-sourcing';
import type { Following } from '#following';
import type { Feature, ReadModels } from '#http';
import { PERSONAL_FIELDS, ROLES } from '#http';
import { DomainCommands, LeadingWork, openWorkflow, openWorks, UnfinishedWork, WORKFLOW } from '#workflow';
import type { Provider } from '@nestjs/common';
import { join } from 'node:path';
import type { Configuration } from './configuration.js';
import { domainWords } from './domain-words.js';
import { councilCalendar } from './council-calendar.js';
import { EngineHealth } from './engine-health.js';
import { commandStreams, domainEvents, features, shapes, streams } from './features.js';
import type { LogFollower } from './log-follower.js';
import { followLog } from './log-follower.js';
import { OpenWorkHealth } from './open-work-health.js';
import { PersonKeys } from './person-keys.js';
import { programVersion } from './program-version.js';
import { reportToStderr } from './report-line.js';
import type { OpenReads, Storage } from './storage.js';
import { openStorage } from './storage.js';
import { taskPeople } from './task-people.js';

/** Everything behind the HTTP interface, open and connected. */
export class Engine {
  readonly personal: PersonalFields;
  readonly handler: CommandHandler;
  readonly reads: ReadModels;
  readonly health: EngineHealth;
  readonly features: readonly Feature[] = features;
  readonly follower: LogFollower;
  /** Resolves when the log was restored from an older copy beneath this server: it has states of the lost part, and must end. */
  readonly replaced: Promise<undefined>;
  /** Executes BPMN models. */
  readonly workflow: ReturnType<typeof openWorkflow>;
  readonly #unfinished: UnfinishedWork;
  readonly #leading: LeadingWork;
  /** The entrance of every command: Nest's bus leads to it, and policies use it. */
  readonly submissions: SubmitCommandHandler;

  constructor(
    private readonly configuration: Configuration,
    readonly identity: LogIdentityData,
    readonly registry: MessageRegistry,
    readonly storage: Storage,
    readonly businessClock: BusinessClock,
    openReads: OpenReads,
  ) {
    const { store, keys, documents, jobLocks: locks } = storage;
    const ports = { store, registry, keys, businessClock, machineClock, newEventId };
    this.personal = new PersonalFields(keys);
    const definitions = streams.map(({ stream }) => stream);
    const deciders = definitions.map(({ decider }) => decider);
    this.handler = new CommandHandler({ ...ports, documents, deciders, definitions });
    this.submissions = new SubmitCommandHandler(new CommandCatalogue(streams), this.handler, {
      has: (sha256) => isKept(documents, sha256),
      get: (sha256) => documents.get(sha256),
    });
    const { zone } = identity;
    const { personal, handler } = this;
    const version = programVersion();
    this.reads = openReads.database.reads((table) => this.following.readiness(table));
    const people = taskPeople(this.reads, businessClock);
    const domain = domainWords(features, domainEvents);
    const commands = new DomainCommands(commandStreams);
    const calendar = councilCalendar(this.reads, configuration.state);
    this.workflow = openWorkflow({
      ...{ handler, store, registry, personal, documents, locks, machineClock, zone, calendar, version },
      ...{ domainEvents, people, domain, commands, businessClock },
    });
    const dispatcher = new SubmittingEffectDispatcher(
      this.submissions,
      ROLES.map((role) => ({ role })),
    );
    const policyPorts = { ...ports, states: this.handler.states, dispatcher };
    const replaced = Promise.withResolvers<undefined>();
    this.replaced = replaced.promise;
    this.follower = followLog({
      configuration,
      storage,
      openReads,
      policyPorts,
      report: reportToStderr,
      onOtherHistory: () => {
        replaced.resolve(undefined);
      },
      onMoved: () => {
        this.#leading.changed();
      },
    });
    this.#unfinished = new UnfinishedWork(this.workflow.engine, this.reads, machineClock);
    const { workflow, reads, submissions } = this;
    const works = openWorks({ ...workflow, reads, businessClock, machineClock, submissions, commands });
    this.#leading = new LeadingWork(works, () => this.#followsAtHead, reportToStderr);
    const look = (): void => {
      this.#leading.changed();
    };
    workflow.engine.onAdvanced(look);
    workflow.messages.onPublished(look);
    if (businessClock instanceof VirtualClock) businessClock.onAdvanced(look);
    this.health = new EngineHealth(
      storage.checks,
      this.reads,
      this.following,
      new PersonKeys(this.reads, storage.vault),
      new OpenWorkHealth(() => this.#leading.open()),
    );
  }

  /** Whether this server follows the log, and its read model of the workflow has reached what the log had at take-over. */
  get #followsAtHead(): boolean {
    return this.follower.local?.readiness('processInstances') === 'ready';
  }

  get store(): Storage['store'] {
    return this.storage.store;
  }

  get keys(): Storage['keys'] {
    return this.storage.keys;
  }

  get following(): Following {
    return this.follower.following;
  }

  /** False on a server that only follows the log. */
  get takesRequests(): boolean {
    return this.configuration.roles.includes('api');
  }

  /** The providers for routes, beside the parts that every server has. */
  get providers(): readonly Provider[] {
    return [
      ...accessProviders(this),
      { provide: PERSONAL_FIELDS, useValue: this.personal },
      { provide: DOCUMENTS, useValue: this.storage.documents },
      { provide: BACKUPS, useValue: this.#backups },
      { provide: WORKFLOW, useValue: this.workflow },
    ];
  }

  get #backups(): BackupPorts {
    const { configuration, identity, store, keys } = this;
    const { data, prefix, eventStoreDbUrl, databaseUrl } = configuration;
    const isInFolder = eventStoreDbUrl === undefined && databaseUrl === undefined;
    const now = (): string => machineClock.now();
    return { data, prefix, log: identity.log, store, keys, version: programVersion(), isInFolder, now };
  }

  get machineClock(): typeof machineClock {
    return machineClock;
  }

  /** Writes the first administrator's token for a new log, then follows the log, now or when it is this server's turn. */
  async start(): Promise<void> {
    const file = join(this.configuration.data, 'admin-token');
    await createAdministrator({ handler: this.handler, file, now: machineClock.now() });
    await this.follower.start();
    if (this.takesRequests) this.#unfinished.start();
    this.#leading.start();
  }

  /** Finishes the slices in progress, then closes all open parts. */
  async close(): Promise<void> {
    await this.#unfinished.stop();
    await this.#leading.stop();
    await this.follower.stop();
    await this.storage.close();
  }
}

/** Opens everything that the configuration names. After a failure nothing stays open. */
export async function openEngine(configuration: Configuration): Promise<Engine> {
  const { clock, zone, municipality } = configuration;
  const storage = await openStorage(configuration, reportToStderr);
  try {
    const { store } = storage;
    const identity = await openLog(store, { clock, zone, municipality });
    const businessClock =
      identity.clock === 'virtual' ? await VirtualClock.open(store, identity.zone) : realBusinessClock(identity.zone);
    const openReads = await storage.openReads(identity.log);
    // Behind the log's first event: an id beside the keys always has its log. An older installation gets it here.
    await storage.keepLog(identity.log);
    return new Engine(configuration, identity, new MessageRegistry(shapes), storage, businessClock, openReads);
  } catch (error) {
    await storage.close();
    throw error;
  }
}
