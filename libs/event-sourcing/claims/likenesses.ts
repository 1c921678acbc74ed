import type { AddressedCommand, CommandResult } from '../commands/addressed-command.js';
import type { CommandAttempt } from '../commands/command-attempt.js';
import type { Decided } from '../commands/decider.js';
import { canonicalJson } from '../commands/deterministic-ids.js';
import type { NotedWarning } from '../messages/metadata.js';
import type { Message } from '../messages/message.js';
import { entityIdOf } from '../messages/message.js';
import type { StreamName } from '../store/event-store.js';
import type { StreamState, StreamStates } from '../streams/stream-states.js';
import type { Likeness } from './likeness.js';
import { likenessDecider, likenessId } from './likeness.js';
import { kernelCommand } from './kernel-command.js';
import { stateAfter } from './state-after.js';

/**
 * Finds the entities that are like the one that a command makes or changes. Each notes its features before its own append,
 * so that of two at the same time at least one is told of the other. Nothing is refused and nothing is released: a note
 * that nothing followed, or whose holder changed since, is recognised by the holder itself.
 */
export class Likenesses {
  constructor(
    private readonly send: (command: AddressedCommand) => Promise<CommandResult>,
    private readonly states: StreamStates,
    private readonly newEventId: () => string,
  ) {}

  async note(
    attempt: CommandAttempt,
    known: StreamState<unknown>,
    events: readonly Decided<Message>[],
  ): Promise<readonly NotedWarning[]> {
    const { decider, likenesses = [] } = attempt.addressed.definition;
    if (likenesses.length === 0) return [];
    const after = stateAfter(decider, { before: known.state, events });
    const warnings: NotedWarning[] = [];
    for (const likeness of likenesses) {
      const features = likeness.featuresOf(after);
      if (features === undefined || isSame(features, likeness.featuresOf(known.state))) continue;
      const about = await this.#others(likeness, features, attempt, known);
      if (about.length > 0) warnings.push({ code: likeness.code, about });
    }
    return warnings;
  }

  async #others(
    likeness: Likeness,
    features: readonly string[],
    attempt: CommandAttempt,
    { stream, revision }: StreamState<unknown>,
  ): Promise<readonly StreamName[]> {
    const id = likenessId(likeness.code, features);
    const data = { code: likeness.code, holder: stream, revision: revision.toString() };
    const own = { definition: { decider: likenessDecider }, id, creates: true, type: 'NoteLikeness', data };
    // Many at the same time may keep it from being noted: those that are noted are told all the same.
    await this.send(kernelCommand(attempt, own, this.newEventId()));
    const { holders } = (await this.states.current(likenessDecider, id)).state;
    const others: StreamName[] = [];
    for (const [holder, noted] of Object.entries(holders)) {
      // The keys are the streams that noted themselves.
      const other = holder as StreamName;
      if (other !== stream && (await this.#isAlike(attempt, other, { likeness, features, noted }))) others.push(other);
    }
    return others;
  }

  /** An entity that has not been appended to since it noted itself may be about to. */
  async #isAlike(
    { addressed: { definition } }: CommandAttempt,
    holder: StreamName,
    { likeness, features, noted }: { likeness: Likeness; features: readonly string[]; noted: string },
  ): Promise<boolean> {
    const { state, revision } = await this.states.current(definition.decider, entityIdOf(holder));
    return revision.toString() === noted || isSame(features, likeness.featuresOf(state));
  }
}

function isSame(features: readonly string[], other: readonly string[] | undefined): boolean {
  return other !== undefined && canonicalJson(features) === canonicalJson(other);
}
