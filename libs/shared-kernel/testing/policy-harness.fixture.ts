import type { CommandResult, EffectDispatcher, Policy, Recorded } from '#event-sourcing';
import {
  claimShapes,
  CommandHandler,
  idFrom,
  MessageRegistry,
  PolicyRunner,
  policyShapes,
  virtualAlarm,
  VirtualClock,
} from '#event-sourcing';
import { MemoryDocuments, MemoryEventStore, MemoryKeyStore } from '#event-sourcing/testing';
import { CommandCatalogue, SubmitCommand, SubmitCommandHandler, SubmittingEffectDispatcher } from '#commands';
import type { Feature, FeatureStream } from '#http';
import { v7 } from 'uuid';

/** One policy among real streams: store in memory, real handler, a clock that the spec advances. */
export class PolicyHarness {
  readonly store = new MemoryEventStore();
  readonly documents = new MemoryDocuments();
  readonly clock = new VirtualClock('Europe/Berlin');
  readonly registry: MessageRegistry;
  readonly handler: CommandHandler;
  readonly runner: PolicyRunner;
  /** Called before a command of the policy is sent. */
  beforeDispatch: (command: string) => Promise<void> = async () => undefined;
  readonly submissions: SubmitCommandHandler;

  private constructor(policy: Policy, streams: readonly FeatureStream[]) {
    const { store, clock } = this;
    this.registry = new MessageRegistry([
      ...streams.map(({ stream }) => stream.decider.events),
      claimShapes,
      policyShapes,
    ]);
    const ports = { store, registry: this.registry, businessClock: clock, machineClock: clock, newEventId: v7 };
    this.handler = new CommandHandler({
      ...ports,
      keys: new MemoryKeyStore(),
      documents: this.documents,
      deciders: streams.map(({ stream }) => stream.decider),
      definitions: streams.map(({ stream }) => stream),
    });
    this.submissions = new SubmitCommandHandler(new CommandCatalogue(streams), this.handler);
    const submitting = new SubmittingEffectDispatcher(this.submissions, [{ role: 'clerk' }]);
    const dispatcher: EffectDispatcher = {
      dispatch: async (effect, envelope) => {
        await this.beforeDispatch(effect.command);
        return await submitting.dispatch(effect, envelope);
      },
    };
    this.runner = new PolicyRunner(policy, {
      ...ports,
      states: this.handler.states,
      dispatcher,
      alarm: virtualAlarm(clock),
    });
  }

  static async open(
    policy: Policy,
    features: readonly (Feature | FeatureStream)[],
    now: string,
  ): Promise<PolicyHarness> {
    const streams = features.flatMap((one) => ('streams' in one ? one.streams : [one]));
    const harness = new PolicyHarness(policy, streams);
    harness.clock.advancedTo(now);
    await harness.runner.start();
    return harness;
  }

  /** Sends a command that must succeed. */
  async send(
    type: string,
    target: string | null,
    body: object = {},
  ): Promise<Extract<CommandResult, { readonly done: true }>> {
    const envelope = { actor: idFrom('a clerk'), grants: [{ role: 'clerk' }], key: v7(), correlationId: 'harness' };
    const result = await this.submissions.execute(new SubmitCommand(type, { target, path: {}, body, envelope }));
    if (!result.done) throw new Error(`${type}: ${JSON.stringify(result)}`);
    return result;
  }

  /** Runs the policy up to the log's end, its own effects included. */
  async settle(): Promise<void> {
    for (let head = false; !head;) {
      const after = this.runner.position;
      const slice = await this.store.readLog(after === undefined ? {} : { after });
      await this.runner.take({ ...slice, events: slice.events.map((event) => this.registry.decode(event)) });
      await this.runner.settled();
      head = this.runner.position === (await this.store.head());
    }
  }

  async events(stream: `${string}-${string}`): Promise<readonly Recorded[]> {
    return (await this.store.readStream(stream)).map((event) => this.registry.decode(event));
  }
}
