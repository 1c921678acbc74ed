import { idFrom } from '../commands/deterministic-ids.js';
import type { Recorded } from '../messages/message.js';
import { entityIdOf } from '../messages/message.js';
import type { Effect, Policy, PolicyReader, Wake } from '../policies/policy.js';
import { categoryOf } from '../store/stream-name.js';
import type { EdgeStructure } from './edge-structure.js';

/** The time between a claim and the look at its holder, in business time. */
export const ORPHANED_EDGE_AFTER_MINUTES = 30;

interface Orphans {
  readonly structure: string;
  readonly id: string;
  readonly holder: { readonly category: string; readonly id: string };
  /** Claimed edges that the holder lacks, and their claims. */
  readonly edges: readonly (readonly [to: string, claim: string])[];
}

/**
 * Releases edges that their holder lacks: the server died between claim and append, or between append and release, or the
 * command was refused after a conflict. First the holder's stream takes `ClaimAbandoned`: an append that is still on its way
 * conflicts and claims again; that claim is another one, which the release leaves. An edge of a holder that does not exist
 * stays: nothing leads to such an entity, so that the edge is part of no circle and no chain.
 */
export function orphanedEdgesPolicy(
  name: string,
  structures: readonly EdgeStructure[],
): Policy<Recorded, null, Orphans | undefined> {
  return {
    name,
    reads: [...new Set(structures.flatMap(({ decider, holders }) => [decider.category, holders.category]))],
    concerns: (event): event is Recorded => wakesFor(structures, event).length > 0,
    facts: async () => null,
    react: (event) => ({ effects: [], wakes: wakesFor(structures, event) }),
    waking: {
      facts: async ({ data }, read) => await orphansOf(structures, data, read),
      react: (_wake, orphans) => ({ effects: orphans === undefined ? [] : releasing(orphans), wakes: [] }),
    },
  };
}

function wakesFor(structures: readonly EdgeStructure[], event: Recorded): readonly Wake[] {
  const category = categoryOf(event.stream);
  return structures.flatMap(({ decider, holders, endedBy }) => {
    const claimed = category === decider.category && event.type === 'EdgeClaimed';
    const ended = category === holders.category && endedBy.includes(event.type);
    if (!claimed && !ended) return [];
    // `EdgeClaimed` is of the structures' streams alone, and names its holder.
    const holder = claimed ? (event.data as { readonly from: string }).from : entityIdOf(event.stream);
    const at = new Date(Date.parse(event.metadata.recordedAt) + ORPHANED_EDGE_AFTER_MINUTES * 60_000).toISOString();
    return [{ id: idFrom([event.eventId, decider.category]), at, data: { structure: decider.category, holder } }];
  });
}

async function orphansOf(
  structures: readonly EdgeStructure[],
  { structure: category = '', holder = '' }: Wake['data'],
  read: PolicyReader,
): Promise<Orphans | undefined> {
  const structure = structures.find(({ decider }) => decider.category === category);
  if (structure === undefined) return undefined;
  const state = await read.state(structure.holders, holder);
  const id = structure.idOf(state);
  if (id === undefined) return undefined;
  const held = structure.edgesOf(state);
  const { edges } = await read.state(structure.decider, id);
  const orphaned = [...edges.of(holder)].filter(([to]) => !held.includes(to));
  return { structure: category, id, holder: { category: structure.holders.category, id: holder }, edges: orphaned };
}

function releasing({ structure, id, holder, edges }: Orphans): readonly Effect[] {
  return edges.map(([to, claim]) => ({
    command: `AbandonClaim ${holder.category}`,
    target: holder.id,
    body: { structure, to },
    next: { command: `ReleaseEdge ${structure}`, target: id, body: { from: holder.id, to, claim } },
  }));
}
