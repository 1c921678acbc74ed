import type { EventStore, Policy, Recorded } from '#event-sourcing';
import { CommandHandler, idFrom, MessageRegistry, PolicyRunner, virtualAlarm, VirtualClock } from '#event-sourcing';
import { MemoryDocuments, MemoryKeyStore } from '#event-sourcing/testing';
import type { SubmissionResult } from '#commands';
import { CommandCatalogue, SubmitCommand, SubmitCommandHandler, SubmittingEffectDispatcher } from '#commands';
import { ROLES } from '#http';
import { v7 } from 'uuid';
import { policies, shapes, streams } from '../../apps/server/features.js';

const NOW = '2019-02-14T16:00:00.000Z';
/** The policies of orphaned edges look half an hour after a claim. */
const LATER = '2019-02-14T16:31:00.000Z';
const POLICIES = ['organisation-tree', 'goal-structures', 'measure-structures'];

const registry = new MessageRegistry(shapes);
const catalogue = new CommandCatalogue(streams);
const grants = ROLES.map((role) => ({ role }));

/** What all servers of one installation share beside the log. */
export class Installation {
  readonly keys = new MemoryKeyStore();
  readonly documents = new MemoryDocuments();
  readonly clock = new VirtualClock('Europe/Berlin');

  constructor() {
    this.clock.advancedTo(NOW);
  }
}

/** The command handler of one server, with a cache of its own. */
export class Writer {
  readonly #submissions: SubmitCommandHandler;
  readonly #handler: CommandHandler;
  #runners: readonly PolicyRunner[] = [];

  constructor(
    private readonly store: EventStore,
    private readonly installation: Installation,
  ) {
    this.#handler = new CommandHandler({
      ...this.#ports,
      keys: installation.keys,
      documents: installation.documents,
      deciders: streams.map(({ stream }) => stream.decider),
    });
    this.#submissions = new SubmitCommandHandler(catalogue, this.#handler, installation.documents);
  }

  async send(type: string, target: string | null, body: object): Promise<SubmissionResult> {
    const envelope = { actor: idFrom('a clerk'), grants, key: v7(), correlationId: 'race' };
    return await this.#submissions.execute(new SubmitCommand(type, { target, path: {}, body, envelope }));
  }

  /** The id of a new entity. */
  async create(type: string, body: object): Promise<string> {
    const result = await this.send(type, null, body);
    if (!result.done) throw new Error(`${type}: ${JSON.stringify(result)}`);
    return result.id;
  }

  /** Starts the policies of orphaned edges: they see what is appended from now on. */
  async startPolicies(): Promise<void> {
    this.#runners = policies.filter(({ name }) => POLICIES.includes(name)).map((policy) => this.#runner(policy));
    for (const runner of this.#runners) await runner.start();
  }

  /** Runs the policies up to the log's end, now and half an hour later. */
  async cleanUp(): Promise<void> {
    for (const now of [NOW, LATER, LATER]) {
      this.installation.clock.advancedTo(now);
      for (const runner of this.#runners) await this.#settle(runner);
    }
  }

  async events(): Promise<readonly Recorded[]> {
    const all: Recorded[] = [];
    for (let after: bigint | undefined; ;) {
      const slice = await this.store.readLog(after === undefined ? {} : { after });
      all.push(...slice.events.map((event) => registry.decode(event)));
      if (slice.head) return all;
      after = slice.position;
    }
  }

  get #ports() {
    const { clock } = this.installation;
    return { store: this.store, registry, businessClock: clock, machineClock: clock, newEventId: v7 };
  }

  #runner(policy: Policy): PolicyRunner {
    const dispatcher = new SubmittingEffectDispatcher(this.#submissions, grants);
    const alarm = virtualAlarm(this.installation.clock);
    return new PolicyRunner(policy, { ...this.#ports, states: this.#handler.states, dispatcher, alarm });
  }

  async #settle(runner: PolicyRunner): Promise<void> {
    do {
      const after = runner.position;
      const slice = await this.store.readLog(after === undefined ? {} : { after });
      await runner.take({ ...slice, events: slice.events.map((event) => registry.decode(event)) });
      await runner.settled();
    } while (runner.position !== (await this.store.head()));
  }
}
