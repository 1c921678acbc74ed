import type { BusinessClock, CommandHandler, CommandResult, Envelope, Json, Refusal } from '#event-sourcing';
import { commandIdOf } from '#event-sourcing';
import type { DeployedVersion, Deployments, NewResource } from '../deployment/deployments.decide.js';
import { deploymentKey, DEPLOYMENTS, deploymentsDecider } from '../deployment/deployments.decide.js';
import type { DefinitionChoice } from '../deployment/chosen-version.js';
import { chosenVersion } from '../deployment/chosen-version.js';
import type { DeployResult } from '../deployment/deploy-result.js';
import type { ModelDocuments } from '../deployment/kept-models.js';
import { KeptModels } from '../deployment/kept-models.js';
import type { ModelFile } from '../deployment/read-files.js';
import { readFiles } from '../deployment/read-files.js';
import { DomainCommands } from '../domain/domain-commands.js';
import type { KeptForm } from '../forms/deployed-forms.js';
import { DeployedForms } from '../forms/deployed-forms.js';
import { askedIn, hasWork } from './instance-work.js';
import type { FeelClock } from '../feel/expression.js';
import { blockKey, furtherBlockKey, partOfBlock, readKey } from '../instance/keys.js';
import type { OpenCommand, ProcessInstance } from '../instance/instance-state.js';
import type { ProcessInstanceCommand } from '../instance/process-instance.decide.js';
import { processInstanceDecider } from '../instance/process-instance.decide.js';
import type { ReadCalendar } from '../instance/process-instance.stream.js';
import { feelClock, processInstanceStream } from '../instance/process-instance.stream.js';
import type { Part, PinnedDefinition } from '../instance/steps.js';
import type { InstanceStart } from '../instance/triggers.js';
import type { KnownEvents } from '../model/message-names.js';
import type { DomainVocabulary } from '../model/model-reading.js';
import type { ProcessModel } from '../model/process-model.js';

export interface WorkflowPorts {
  readonly handler: CommandHandler;
  readonly documents: ModelDocuments;
  /** The log's time zone. */
  readonly zone: string;
  /** The sealed values of an instance's event with this revision; null after the instance's key was destroyed. */
  readonly values: SealedValues;
  /** What models may name of the domain; left out: anything. */
  readonly domain?: DomainVocabulary;
  /** What service tasks may ask of the domain; without it no domain command is known. */
  readonly commands?: DomainCommands;
  readonly calendar: ReadCalendar;
  /** The event types of the domain, by which models wait for its facts; left out: every name of a message is free. */
  readonly domainEvents?: KnownEvents;
  readonly businessClock: BusinessClock;
}

export type SealedValues = (instance: string, revision: bigint) => Promise<readonly Json[] | null>;

export type Started =
  | { readonly started: true; readonly key: string; readonly definition: DeployedVersion }
  | { readonly started: false; readonly refusal: Refusal | 'definition does not exist' };

/** What an instance begins with. */
export type NewInstance = Pick<InstanceStart, 'variables' | 'labels' | 'event' | 'by' | 'calledBy'>;

export type InstanceCommand = ProcessInstanceCommand['type'];
export type CommandData<T extends InstanceCommand> = Extract<ProcessInstanceCommand, { readonly type: T }>['data'];

/** Deploys models and drives instances. Whatever it answers is durable; a repeated key has the first answer again. */
export class WorkflowEngine {
  readonly #instances;
  readonly #models: KeptModels;
  readonly #forms: DeployedForms;
  readonly #listeners = new Set<(instance: string) => void>();

  constructor(private readonly ports: WorkflowPorts) {
    this.#models = new KeptModels(ports.documents);
    this.#forms = new DeployedForms(async () => await this.deployments(), ports.documents);
    const { zone, calendar } = ports;
    this.#instances = processInstanceStream({ models: this.#models, forms: this.#forms, zone, calendar });
  }

  /** Called with the instance after each accepted command that was sent to one through this engine. The returned function ends it. */
  onAdvanced(listener: (instance: string) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  async modelOf(definition: Pick<PinnedDefinition, 'process' | 'sha256'>): Promise<ProcessModel> {
    return await this.#models.modelOf(definition);
  }

  /** A version of a form; nothing when no form has this key. */
  async formOf(key: string): Promise<KeptForm | undefined> {
    return await this.#forms.get(key);
  }

  /** The form for what an instance of a definition begins with; nothing when it has none, or none is deployed. */
  async startFormOf(definition: Pick<PinnedDefinition, 'key' | 'process' | 'sha256'>): Promise<KeptForm | undefined> {
    return await this.#forms.startForm(definition, await this.modelOf(definition));
  }

  /** The file of a definition as it was deployed. @throws Error when the document store does not have it */
  async fileOf({ sha256 }: Pick<PinnedDefinition, 'sha256'>): Promise<string> {
    const bytes = await this.ports.documents.get(sha256);
    if (bytes === undefined) throw new Error(`the model ${sha256} is not in the document store`);
    return new TextDecoder().decode(bytes);
  }

  /** The opened values of an instance's event; null after the instance's key was destroyed. */
  async valuesOf(instance: string, revision: bigint): Promise<readonly Json[] | null> {
    return await this.ports.values(instance, revision);
  }

  /** Deploys all files or none. The files are kept before the event names them. */
  async deploy(files: readonly ModelFile[], envelope: Envelope): Promise<DeployResult> {
    const { commands = NO_COMMANDS, domain, domainEvents: events } = this.ports;
    const read = await readFiles(files, { commands, domain, events, clock: await this.now() });
    if ('findings' in read) return { deployed: false, findings: read.findings };
    const resources: NewResource[] = [];
    for (const { file, processes, forms } of read.resources) {
      const sha256 = await this.ports.documents.put(new TextEncoder().encode(file.text));
      resources.push({ name: file.name, sha256, processes, ...(forms.length > 0 && { forms }) });
    }
    const data = { resources };
    const commandId = envelope.commandId ?? commandIdOf(envelope.actor, envelope.key, 'DeployResources', null);
    const result = await this.ports.handler.handle({
      definition: { decider: deploymentsDecider },
      type: 'DeployResources',
      id: DEPLOYMENTS,
      creates: true,
      data,
      // Times of starts are computed when it is deployed: a repetition has others.
      received: { path: {}, body: { resources: resources.map(({ name, sha256 }) => ({ name, sha256 })) } },
      envelope: { ...envelope, commandId },
    });
    if (!result.done) return { deployed: false, refusal: result.refusal };
    const state = await this.deployments();
    const versions = resources.flatMap(({ processes }) =>
      processes.flatMap(({ process }) => state.versions.get(process)?.at(-1) ?? []),
    );
    const shown = resources.flatMap(({ forms = [] }) =>
      forms.flatMap(({ form }) => state.forms.get(form)?.at(-1) ?? []),
    );
    const isNew = result.events.length > 0;
    return { deployed: true, deployment: deploymentKey(commandId), isNew, versions, forms: shown };
  }

  /** The time by the business clock, for FEEL. */
  async now(): Promise<FeelClock> {
    const { businessClock, zone, calendar } = this.ports;
    return { ...feelClock(businessClock.now(), businessClock.today(), zone), calendar: await calendar() };
  }

  async deployments(): Promise<Deployments> {
    return (await this.ports.handler.states.current(deploymentsDecider, DEPLOYMENTS)).state;
  }

  /** Starts an instance. Its key comes from the command, so that a repetition finds it. */
  async start(choice: DefinitionChoice, instance: NewInstance, envelope: Envelope): Promise<Started> {
    const version = chosenVersion(await this.deployments(), choice);
    if (version === undefined) return { started: false, refusal: 'definition does not exist' };
    const { process, sha256, versionTag } = version;
    const tagged = versionTag === undefined ? {} : { versionTag };
    const definition: PinnedDefinition = { key: version.key, process, version: version.version, ...tagged, sha256 };
    const data = { definition, ...instance };
    const command = commandIdOf(envelope.actor, envelope.key, 'StartProcess', null);
    for (let candidate = 0; ; candidate += 1) {
      const key = blockKey(`instance:${command}`, candidate).toString();
      const result = await this.#send(key, 'StartProcess', data, { ...envelope, commandId: command }, true);
      if (result.done) return { started: true, key, definition: version };
      // Another instance has this key: the next candidate is tried.
      if (result.refusal.reason !== 'process instance exists') return { started: false, refusal: result.refusal };
    }
  }

  /** The instance that a key belongs to, and the part of it; nothing when the text is no key. Whether it exists is not looked at. */
  async locate(key: string): Promise<{ readonly instance: string; readonly part: Part } | undefined> {
    const found = readKey(key);
    if (found === undefined) return undefined;
    const [instance, part] = [found.block.toString(), found.ordinal];
    // A block stays what it is: a cached state shows it as well as the present one.
    const state = await this.#cached(instance);
    return state.status === 'block'
      ? { instance: state.instance, part: partOfBlock(state.number, part) }
      : { instance, part };
  }

  /** Sends a command to an instance and does all work that follows from it. */
  async send<T extends InstanceCommand>(
    instance: string,
    type: T,
    data: CommandData<T>,
    envelope: Envelope,
  ): Promise<CommandResult> {
    return await this.#send(instance, type, data, envelope, false);
  }

  async instance(key: string): Promise<ProcessInstance> {
    return (await this.ports.handler.states.current(processInstanceDecider, key)).state;
  }

  /** A command of the instance that waits for an answer. */
  async askedCommand(instance: string, part: Part, attempt: number): Promise<OpenCommand | undefined> {
    // A cached state may be older than one that another server wrote: what it lacks is looked for in the present one.
    return (
      askedIn(await this.#cached(instance), part, attempt) ?? askedIn(await this.instance(instance), part, attempt)
    );
  }

  /** The state that this server knows, with the commands that were sent to it here; others may be missing. */
  async known(key: string): Promise<ProcessInstance> {
    return await this.#cached(key);
  }

  /** Takes up work that a crash left in an instance's agenda. */
  async goOn(instance: string, envelope: Envelope): Promise<void> {
    await this.#workOff(instance, await this.instance(instance), envelope);
  }

  /** Does what is left to be done. `known`: a state that has at least the events of this engine. */
  async #workOff(instance: string, known: ProcessInstance, { commandId: _, ...envelope }: Envelope): Promise<void> {
    let state = known;
    for (let step = 0; hasWork(state); step += 1) {
      const own = { ...envelope, key: `${envelope.key}:${step}` };
      await this.#handle(instance, 'ContinueProcessInstance', {}, own, false);
      state = await this.#cached(instance);
    }
  }

  /** The state behind the command that was handled last: its own events need no read. */
  async #cached(instance: string): Promise<ProcessInstance> {
    return (await this.ports.handler.states.cached(processInstanceDecider, instance)).state.state;
  }

  async #send(
    instance: string,
    type: InstanceCommand,
    data: object,
    envelope: Envelope,
    creates: boolean,
  ): Promise<CommandResult> {
    const result = await this.#handle(instance, type, data, envelope, creates);
    if (!result.done) return result;
    await this.#workOff(instance, await this.#cached(instance), envelope);
    for (const listener of this.#listeners) listener(instance);
    return result;
  }

  async #handle(
    instance: string,
    type: InstanceCommand,
    data: object,
    envelope: Envelope,
    creates: boolean,
  ): Promise<CommandResult> {
    for (;;) {
      const result = await this.#handleOnce(instance, type, data, envelope, creates);
      if (result.done || result.refusal.reason !== 'a further block of keys is needed first') return result;
      const added = await this.#addBlock(instance, envelope);
      if (added?.done === false) return added;
    }
  }

  /** Claims the next block for an instance. After a crash behind the claim the same block is found and added. */
  async #addBlock(instance: string, { commandId: _, ...envelope }: Envelope): Promise<CommandResult | undefined> {
    const state = await this.instance(instance);
    if (state.status !== 'running') return undefined;
    const number = state.blocks.length + 1;
    for (let candidate = 0; ; candidate += 1) {
      const block = furtherBlockKey(instance, number, candidate).toString();
      const own = { ...envelope, key: `${envelope.key}:block:${instance}:${number}:${candidate}` };
      const claimed = await this.#handleOnce(block, 'ClaimKeyBlock', { instance, number }, own, true);
      if (claimed.done) return await this.#handleOnce(instance, 'AddKeyBlock', { block, number }, own, false);
      // The block is of another instance: the next candidate is tried.
      if (claimed.refusal.reason !== 'the block of keys is taken') return claimed;
    }
  }

  async #handleOnce(
    instance: string,
    type: InstanceCommand,
    data: object,
    envelope: Envelope,
    creates: boolean,
  ): Promise<CommandResult> {
    return await this.ports.handler.handle({
      definition: this.#instances,
      type,
      id: instance,
      creates,
      data,
      received: { path: { id: instance }, body: data },
      envelope,
    });
  }
}

const NO_COMMANDS = new DomainCommands([]);
