import type { AddressedCommand, CommandResult } from '../commands/addressed-command.js';
import type { CommandAttempt } from '../commands/command-attempt.js';
import type { Decided } from '../commands/decider.js';
import type { Refusal } from '../commands/refusal.js';
import type { Message } from '../messages/message.js';
import { streamName } from '../messages/message.js';
import type { MessageRegistry } from '../messages/message-registry.js';
import type { BasisPoint } from '../messages/metadata.js';
import type { EventStore } from '../store/event-store.js';
import { StoreUnavailable } from '../store/event-store.js';
import type { StreamState, StreamStates } from '../streams/stream-states.js';
import type { ClaimedEdges, Edge } from './edge-claim.js';
import { EDGE_REFUSED } from './edge-claim.js';
import type { EdgeStructure } from './edge-structure.js';
import { foundEdges } from './found-edges.js';
import { kernelCommand } from './kernel-command.js';
import type { Change } from './state-after.js';
import { stateAfter } from './state-after.js';

interface EdgePorts {
  readonly store: EventStore;
  readonly registry: MessageRegistry;
  readonly newEventId: () => string;
}

interface ClaimedEdge extends Edge {
  readonly structure: EdgeStructure;
  readonly id: string;
  readonly claim: string;
}

/** The revisions of the claims, for the basis, and the edges that the command's events end. */
export interface HeldEdges {
  readonly basis: readonly BasisPoint[];
  readonly ended: readonly ClaimedEdge[];
}

type Held = { readonly held: HeldEdges } | { readonly refused: Refusal };
const NONE: HeldEdges = { basis: [], ended: [] };

/** Claims the edges that a command begins before its own append, and releases those that it ended afterwards. */
export class EdgeClaims {
  readonly #opening = new Map<string, Promise<Refusal | undefined>>();

  constructor(
    private readonly send: (command: AddressedCommand) => Promise<CommandResult>,
    private readonly states: StreamStates,
    private readonly ports: EdgePorts,
  ) {}

  async hold(attempt: CommandAttempt, known: StreamState<unknown>, events: readonly Decided<Message>[]): Promise<Held> {
    const { edges: structures = [] } = attempt.addressed.definition;
    let all = NONE;
    for (const structure of structures) {
      const one = await this.#holdIn(structure, attempt, { before: known.state, events });
      if ('refused' in one) return one;
      all = { basis: [...all.basis, ...one.held.basis], ended: [...all.ended, ...one.held.ended] };
    }
    return { held: all };
  }

  /** The own append is durable: what fails here is left to the policy of orphaned edges. */
  async release(attempt: CommandAttempt, { ended }: HeldEdges): Promise<void> {
    for (const { structure, id, from, to, claim } of ended) {
      try {
        await this.#command(structure, id, attempt, { type: 'ReleaseEdge', data: { from, to, claim } });
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
      }
    }
  }

  async #holdIn(structure: EdgeStructure, attempt: CommandAttempt, change: Change): Promise<Held> {
    const from = attempt.id;
    const after = stateAfter(structure.holders, change);
    const id = structure.idOf(after);
    const [had, has] = [structure.edgesOf(change.before), structure.edgesOf(after)];
    const begun = has.filter((to) => !had.includes(to));
    const gone = had.filter((to) => !has.includes(to));
    if (id === undefined || (begun.length === 0 && gone.length === 0)) return { held: NONE };
    const claimed = await this.#open(structure, id, attempt);
    if ('refused' in claimed) return claimed;
    // Read before the own append: a claim that was made later is another one, and stays.
    const ended = gone.flatMap((to) => {
      const claim = claimed.edges.of(from).get(to);
      return claim === undefined ? [] : [{ structure, id, from, to, claim }];
    });
    let basis: readonly BasisPoint[] = [];
    for (const to of begun) {
      const result = await this.#command(structure, id, attempt, { type: 'ClaimEdge', data: { from, to } });
      if (!result.done) return { refused: refusalOf(structure, result.refusal) };
      basis = [{ stream: result.stream, revision: result.revision.toString() }];
    }
    return { held: { basis, ended } };
  }

  /** The structure with the edges of the log in it; the first command that needs it begins its stream. */
  async #open(
    structure: EdgeStructure,
    id: string,
    attempt: CommandAttempt,
  ): Promise<ClaimedEdges | { readonly refused: Refusal }> {
    const { decider } = structure;
    const cached = (await this.states.cached(decider, id)).state.state;
    if (cached.status === 'open') return cached;
    const present = (await this.states.current(decider, id)).state;
    if (present.status === 'open') return present;
    const stream = streamName(decider.category, id);
    const opening = this.#opening.get(stream) ?? this.#begin(structure, id, attempt);
    this.#opening.set(stream, opening);
    const refused = await opening.finally(() => this.#opening.delete(stream));
    return refused === undefined ? (await this.states.current(decider, id)).state : { refused };
  }

  async #begin(structure: EdgeStructure, id: string, attempt: CommandAttempt): Promise<Refusal | undefined> {
    const chunks = await foundEdges(this.ports, structure, id);
    for (const [index, found] of chunks.entries()) {
      const data = { found, last: index === chunks.length - 1 };
      const result = await this.#command(structure, id, attempt, { type: 'OpenStructure', data });
      if (!result.done) return result.refusal;
    }
    return undefined;
  }

  async #command(
    { decider }: EdgeStructure,
    id: string,
    attempt: CommandAttempt,
    own: { readonly type: string; readonly data: object },
  ): Promise<CommandResult> {
    const creates = own.type === 'OpenStructure';
    return await this.send(
      kernelCommand(attempt, { definition: { decider }, id, creates, ...own }, this.ports.newEventId()),
    );
  }
}

function refusalOf({ refusals }: EdgeStructure, refusal: Refusal): Refusal {
  if (refusal.reason === EDGE_REFUSED.circle) return refusals.circle;
  return refusal.reason === EDGE_REFUSED.tooLong ? refusals.tooLong : refusal;
}
