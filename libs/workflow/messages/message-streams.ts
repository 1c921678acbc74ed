import type { AnyStreamDefinition, CommandHandler, CommandResult, Envelope } from '#event-sourcing';
import { commandIdOf, idFrom } from '#event-sourcing';
import { blockKey } from '../instance/keys.js';
import type { NamedValues } from '../instance/variables.js';
import type { NewMessage, ProcessMessage, ProcessMessageCommand } from './process-message.decide.js';
import { processMessageDecider, processMessageStream } from './process-message.decide.js';
import type { ProcessSignal, ProcessSignalCommand } from './process-signal.decide.js';
import { processSignalDecider, processSignalStream } from './process-signal.decide.js';
import type { StartKey, StartKeyCommand } from './start-key.decide.js';
import { startKeyDecider } from './start-key.decide.js';

type DataOf<C extends { readonly type: string; readonly data: object }, T extends C['type']> = Extract<
  C,
  { readonly type: T }
>['data'];

export type Made = { readonly made: true; readonly key: string } | { readonly made: false; readonly result: Refused };

type Refused = Extract<CommandResult, { readonly done: false }>;

/** Streams of messages, signals and keys of starts: any server decides on them at their exact revision. */
export class MessageStreams {
  readonly #listeners = new Set<() => void>();

  constructor(private readonly handler: CommandHandler) {}

  /** Called after each message that was published, and each signal that was broadcast, through these streams. */
  onPublished(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /**
   * Publishes a message. With a message id its key follows from name, correlation key and id, so that two servers find the
   * same stream: the first message there that lives refuses a second one, and behind an expired one the next key is taken.
   */
  async publish(message: NewMessage, envelope: Envelope): Promise<Made> {
    const { name, correlationKey = null, messageId } = message;
    const commandId = envelope.commandId ?? commandIdOf(envelope.actor, envelope.key, 'PublishMessage', null);
    const id = messageId === undefined ? commandId : idFrom(['message', name, correlationKey, messageId]);
    return await this.#make('message', id, 'another message has this key', async (key) =>
      this.#send(processMessageStream, key, 'PublishMessage', message, { ...envelope, commandId }, true),
    );
  }

  async broadcast(
    signal: { readonly name: string; readonly variables: NamedValues },
    envelope: Envelope,
  ): Promise<Made> {
    const commandId = envelope.commandId ?? commandIdOf(envelope.actor, envelope.key, 'BroadcastSignal', null);
    return await this.#make('signal', commandId, 'another signal has this key', async (key) =>
      this.#send(processSignalStream, key, 'BroadcastSignal', signal, { ...envelope, commandId }, true),
    );
  }

  /** The message at its stream's present end. */
  async message(key: string): Promise<ProcessMessage> {
    return (await this.handler.states.current(processMessageDecider, key)).state;
  }

  async signal(key: string): Promise<ProcessSignal> {
    return (await this.handler.states.current(processSignalDecider, key)).state;
  }

  async startKey(id: string): Promise<StartKey> {
    return (await this.handler.states.current(startKeyDecider, id)).state;
  }

  async sendToMessage<T extends Exclude<ProcessMessageCommand['type'], 'PublishMessage'>>(
    key: string,
    type: T,
    data: DataOf<ProcessMessageCommand, T>,
    envelope: Envelope,
  ): Promise<CommandResult> {
    return await this.#send(processMessageStream, key, type, data, envelope, false);
  }

  /** @param thrown whether an instance threw it: then the stream has no event before */
  async closeSignal(key: string, thrown: boolean, envelope: Envelope): Promise<CommandResult> {
    const type: ProcessSignalCommand['type'] = 'CloseSignal';
    return await this.#send(processSignalStream, key, type, { thrown }, envelope, thrown);
  }

  async sendToStartKey<T extends StartKeyCommand['type']>(
    id: string,
    type: T,
    data: DataOf<StartKeyCommand, T>,
    envelope: Envelope,
  ): Promise<CommandResult> {
    return await this.#send({ decider: startKeyDecider }, id, type, data, envelope, true);
  }

  /** Tries keys until one is not another's. */
  async #make(kind: string, id: string, taken: string, send: (key: string) => Promise<CommandResult>): Promise<Made> {
    for (let candidate = 0; ; candidate += 1) {
      const key = blockKey(`${kind}:${id}`, candidate).toString();
      const result = await send(key);
      if (result.done) {
        for (const listener of this.#listeners) listener();
        return { made: true, key };
      }
      if (result.refusal.reason !== taken) return { made: false, result };
    }
  }

  async #send(
    definition: AnyStreamDefinition,
    id: string,
    type: string,
    data: object,
    envelope: Envelope,
    creates: boolean,
  ): Promise<CommandResult> {
    const received = { path: { id }, body: data };
    return await this.handler.handle({ definition, type, id, creates, data, received, envelope });
  }
}
