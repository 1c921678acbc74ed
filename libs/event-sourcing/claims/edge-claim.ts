import type { Command, Decider, Decision } from '../commands/decider.js';
import { accept, acceptAsIs, refuse } from '../commands/decider.js';
import { evolveByType, unchanged } from '../commands/evolve-by-type.js';
import type { Message } from '../messages/message.js';
import { SHARED } from '../messages/message-registry.js';
import { EdgeSet } from './edge-set.js';

/** A reference from one entity to another that must not close a circle. The stream of `from` is its holder. */
export interface Edge {
  readonly from: string;
  readonly to: string;
}

/** The claimed edges of one structure. The claim of a found edge is the event that found it. */
export interface ClaimedEdges {
  readonly status: 'unopened' | 'open';
  readonly edges: EdgeSet;
}

export type EdgeEvent =
  /** Edges that the log had before the structure's stream began. */
  | Message<'EdgesFound', { readonly edges: readonly Edge[] }>
  | Message<'StructureOpened', Readonly<Record<string, never>>>
  | Message<'EdgeClaimed', Edge>
  | Message<'EdgeReleased', Edge & { readonly claim: string }>;

export type EdgeCommand =
  | Command<'OpenStructure', { readonly found: readonly Edge[]; readonly last: boolean }>
  | Command<'ClaimEdge', Edge>
  /** Does nothing unless `claim` is the edge's last claim. */
  | Command<'ReleaseEdge', Edge & { readonly claim: string }>;

export const EDGE_REFUSED = {
  circle: 'edges would form a circle',
  tooLong: 'chain of edges is too long',
  unopened: 'structure is not open',
} as const;
export type EdgeRefusal = (typeof EDGE_REFUSED)[keyof typeof EDGE_REFUSED];
export type EdgeDecider = Decider<EdgeCommand, ClaimedEdges, EdgeEvent, EdgeRefusal>;
type EdgeDecision = Decision<EdgeEvent, EdgeRefusal>;

const edgeShapes = { EdgesFound: SHARED, StructureOpened: SHARED, EdgeClaimed: SHARED, EdgeReleased: SHARED } as const;

/**
 * Decides on the stream of a structure. A repeated claim is an event of its own, so that a release decided before it has no
 * effect. @param most the most entities that may be reached from the end of a new edge
 */
export function edgeDecider(category: string, most: number): EdgeDecider {
  return {
    category,
    initial: { status: 'unopened', edges: EdgeSet.empty },
    events: edgeShapes,
    german: {
      'edges would form a circle': 'Die Verweise würden einen Kreis bilden.',
      'chain of edges is too long': 'Die Kette der Verweise ist zu lang.',
      'structure is not open': 'Die Verweise sind noch nicht eingelesen.',
    },
    decide: (command, claimed) => decideEdge(command, claimed, most),
    evolve: evolveEdges,
  };
}

function decideEdge(command: EdgeCommand, claimed: ClaimedEdges, most: number): EdgeDecision {
  switch (command.type) {
    case 'OpenStructure':
      return open(command.data, claimed);
    case 'ClaimEdge': {
      if (claimed.status === 'unopened') return refuse(EDGE_REFUSED.unopened);
      const end = walkFrom(command.data, claimed.edges, most);
      return end === undefined
        ? accept<EdgeEvent>({ type: 'EdgeClaimed', data: command.data })
        : refuse(EDGE_REFUSED[end]);
    }
    case 'ReleaseEdge': {
      const { from, to, claim } = command.data;
      const last = claimed.edges.of(from).get(to);
      if (last === undefined) return acceptAsIs('free already');
      if (last !== claim) return acceptAsIs('claimed again since');
      return accept<EdgeEvent>({ type: 'EdgeReleased', data: command.data });
    }
  }
}

/** Opening goes on where a crash stopped it: edges that were found already are left out. */
function open({ found, last }: { found: readonly Edge[]; last: boolean }, claimed: ClaimedEdges): EdgeDecision {
  if (claimed.status === 'open') return acceptAsIs('open already');
  const edges = found.filter(({ from, to }) => !claimed.edges.of(from).has(to));
  if (edges.length === 0 && !last) return acceptAsIs('found already');
  const foundEvents: readonly EdgeEvent[] = edges.length > 0 ? [{ type: 'EdgesFound', data: { edges } }] : [];
  const opened: readonly EdgeEvent[] = last ? [{ type: 'StructureOpened', data: {} }] : [];
  return accept<EdgeEvent>(...foundEvents, ...opened);
}

/** The reason against a new edge. Each entity is visited once, so that a circle of an old log ends the walk, too. */
function walkFrom({ from, to }: Edge, edges: EdgeSet, most: number): 'circle' | 'tooLong' | undefined {
  const seen = new Set([to]);
  // The iteration of a set includes the members that are added meanwhile.
  for (const id of seen) {
    if (id === from) return 'circle';
    for (const next of edges.of(id).keys()) seen.add(next);
    if (seen.size > most) return seen.has(from) ? 'circle' : 'tooLong';
  }
  return undefined;
}

const evolveEdges = evolveByType<ClaimedEdges, EdgeEvent>({
  EdgesFound: ({ status, edges }, { data, eventId }) => ({
    status,
    edges: data.edges.reduce((all, { from, to }) => all.with(from, to, eventId), edges),
  }),
  StructureOpened: ({ edges }) => ({ status: 'open', edges }),
  EdgeClaimed: ({ status, edges }, { data: { from, to }, eventId }) => ({
    status,
    edges: edges.with(from, to, eventId),
  }),
  EdgeReleased: ({ status, edges }, { data: { from, to } }) => ({ status, edges: edges.without(from, to) }),
  DateRefined: unchanged,
});
