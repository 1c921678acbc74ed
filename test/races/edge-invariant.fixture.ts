import type { ClaimedEdges, EdgeStructure, Evolved, Message, Recorded, StreamName } from '#event-sourcing';
import { categoryOf, entityIdOf } from '#event-sourcing';
import { streams } from '../../apps/server/features.js';

const structures: readonly EdgeStructure[] = streams.flatMap(({ stream }) => stream.edges ?? []);
const deciders = new Map(
  structures.flatMap(({ decider, holders }) => [
    [decider.category, decider],
    [holders.category, holders],
  ]),
);

type States = ReadonlyMap<StreamName, unknown>;
type Edge = readonly [from: string, to: string];

/** What was wrong behind any event of the log: an edge of an entity that is not claimed, or claims that form a circle. */
export function faultsOf(events: readonly Recorded[]): readonly string[] {
  const states = new Map<StreamName, unknown>();
  return events.flatMap((event) => {
    fold(states, event);
    return structures.flatMap((structure) =>
      faultsIn(structure, states).map((fault) => `${fault} behind ${event.type} at ${event.position}`),
    );
  });
}

/** Claimed edges that no entity has. */
export function leftOver(events: readonly Recorded[]): readonly string[] {
  const states = new Map<StreamName, unknown>();
  for (const event of events) fold(states, event);
  return structures.flatMap((structure) => {
    const { own, claimed } = edgesIn(structure, states);
    return claimed
      .filter((edge) => !includes(own, edge))
      .map((edge) => `${structure.decider.category} ${String(edge)}`);
  });
}

function fold(states: Map<StreamName, unknown>, event: Recorded): void {
  const decider = deciders.get(categoryOf(event.stream));
  if (decider === undefined) return;
  // The decider of this category wrote the event, so it is one of its union.
  const evolved = event as Evolved<Message> as never;
  states.set(event.stream, decider.evolve(states.get(event.stream) ?? decider.initial, evolved));
}

function faultsIn(structure: EdgeStructure, states: States): readonly string[] {
  const { own, claimed } = edgesIn(structure, states);
  const unclaimed = own.filter((edge) => !includes(claimed, edge)).map((edge) => `${String(edge)} is not claimed`);
  const circles = claimed
    .filter(([from, to]) => reached(to, claimed).has(from))
    .map((edge) => `${String(edge)} closes a circle`);
  return [...unclaimed, ...circles].map((fault) => `${structure.decider.category}: ${fault}`);
}

function edgesIn(
  structure: EdgeStructure,
  states: States,
): { readonly own: readonly Edge[]; readonly claimed: readonly Edge[] } {
  const { decider, holders } = structure;
  const entities = [...states].filter(([stream]) => categoryOf(stream) === holders.category);
  const own = entities.flatMap(([stream, state]) =>
    structure.edgesOf(state).map((to) => [entityIdOf(stream), to] as const),
  );
  const claims = [...states].filter(([stream]) => categoryOf(stream) === decider.category);
  const claimed = claims.flatMap(([, state]) =>
    entities.flatMap(([stream]) => {
      const from = entityIdOf(stream);
      // The states of a structure's streams are those of its decider.
      return [...(state as ClaimedEdges).edges.of(from).keys()].map((to) => [from, to] as const);
    }),
  );
  return { own, claimed };
}

function includes(edges: readonly Edge[], [from, to]: Edge): boolean {
  return edges.some(([one, other]) => one === from && other === to);
}

function reached(start: string, edges: readonly Edge[]): ReadonlySet<string> {
  const seen = new Set([start]);
  // The iteration of a set includes what is added meanwhile.
  for (const id of seen) for (const [from, to] of edges) if (from === id) seen.add(to);
  return seen;
}
