import type { WorkflowEngine } from '../engine/workflow-engine.js';
import { byWorkflow } from './by-workflow.js';
import type { MessageStreams } from './message-streams.js';
import { startByMessage } from './message-starts.js';
import type { StartKey } from './start-key.decide.js';
import { startKeyId } from './start-key.decide.js';
import { startedKey, wasTaken } from './tell-wait.js';

type Taken = Extract<StartKey, { readonly status: 'taken' }>;

interface StartKeyParts {
  readonly engine: WorkflowEngine;
  readonly messages: MessageStreams;
}

/** One running instance of a process for each key with which messages start it. */
export class StartKeys {
  constructor(private readonly parts: StartKeyParts) {}

  /** Whether this message has the key now, and may start an instance with it. */
  async take(process: string, correlationKey: string, message: string): Promise<boolean> {
    const id = startKeyId(process, correlationKey);
    const state = await this.parts.messages.startKey(id);
    const { takes } = state;
    if (state.status === 'taken' && state.message !== message) {
      if (await this.#isInUse(state, process)) return false;
      const data = { message: state.message, takes };
      const freed = byWorkflow(`start-key:${id}:free:${takes}`);
      wasTaken(await this.parts.messages.sendToStartKey(id, 'FreeStartKey', data, freed));
    }
    const taken = byWorkflow(`start-key:${id}:take:${message}:${takes}`);
    return wasTaken(await this.parts.messages.sendToStartKey(id, 'TakeStartKey', { process, message }, taken));
  }

  async use(process: string, correlationKey: string, message: string, instance: string): Promise<void> {
    const id = startKeyId(process, correlationKey);
    const envelope = byWorkflow(`start-key:${id}:use:${message}`);
    wasTaken(await this.parts.messages.sendToStartKey(id, 'UseStartKey', { message, instance }, envelope));
  }

  /** Whether the one that has the key has a running instance with it, or will have one. */
  async #isInUse({ message: key, instance }: Taken, process: string): Promise<boolean> {
    if (instance !== undefined) return await this.#runs(instance);
    const message = await this.parts.messages.message(key);
    if (message.status === 'unknown') return false;
    const target = message.choices.get(process);
    // It is about to choose; an expired message cannot, and one that an instance took needs no start.
    if (target === undefined) return message.status === 'open';
    if (target.kind === 'wait') return false;
    // Its server may have ended behind the choice: whoever comes next starts for it.
    const begun = startedKey(await startByMessage(this.parts.engine, key, message, process, target));
    return begun !== undefined && (await this.#runs(begun));
  }

  async #runs(instance: string): Promise<boolean> {
    return (await this.parts.engine.instance(instance)).status === 'running';
  }
}
