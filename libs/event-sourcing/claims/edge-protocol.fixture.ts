import { edgeDecider } from './edge-claim.js';
import type { ClaimedEdges, EdgeCommand } from './edge-claim.js';
import { EdgeSet } from './edge-set.js';

const decider = edgeDecider('tree', 100);

/** A way to break the protocol on purpose. */
export type Broken =
  'release without claim' | 'append at any revision' | 'release first' | 'release own claim' | 'release at once';

export interface Move {
  readonly from: string;
  readonly to: string | undefined;
}

interface Claim {
  readonly to: string;
  readonly claim: string;
}

interface Writer {
  readonly at: 'read' | 'claim' | 'append' | 'release' | 'done' | 'refused' | 'crashed';
  readonly revision: number;
  /** The holder's edge as it was read. */
  readonly had: string | undefined;
  readonly own: readonly Claim[];
  readonly ended: readonly Claim[];
}

interface Cleaner {
  readonly at: 'idle' | 'abandon' | 'release';
  readonly from: string;
  readonly orphan: Claim;
}

/** All streams and the place of each actor. A step is one call of the store. */
interface World {
  readonly edges: Readonly<Record<string, string | undefined>>;
  readonly revisions: Readonly<Record<string, number>>;
  readonly claims: readonly (Claim & { readonly from: string })[];
  readonly made: number;
  readonly writers: readonly Writer[];
  readonly cleaner: Cleaner;
  readonly looks: number;
}

const IDLE: Cleaner = { at: 'idle', from: '', orphan: { to: '', claim: '' } };
/** How often the policy looks for orphaned edges: more make the search longer. */
const MOST_LOOKS = 2;

function claimedIn(world: World): ClaimedEdges {
  const edges = world.claims.reduce((all, { from, to, claim }) => all.with(from, to, claim), EdgeSet.empty);
  return { status: 'open', edges };
}

/** One command to the structure's stream, decided by the real decider; `undefined`: refused. */
function structure(
  world: World,
  type: 'ClaimEdge' | 'ReleaseEdge',
  edge: Claim & { readonly from: string },
): World | undefined {
  // The decider reads type and data alone.
  const decision = decider.decide(
    { type, data: edge, meta: {} } as unknown as EdgeCommand,
    claimedIn(world),
    undefined,
  );
  if (!decision.accepted) return undefined;
  if (decision.events.length === 0) return world;
  const others = world.claims.filter(({ from, to }) => from !== edge.from || to !== edge.to);
  return { ...world, claims: type === 'ClaimEdge' ? [...others, edge] : others };
}

function withWriter(world: World, index: number, change: Partial<Writer>): World {
  return { ...world, writers: world.writers.map((one, at) => (at === index ? { ...one, ...change } : one)) };
}

function released(world: World, from: string, { to, claim }: Claim, broken?: Broken): World {
  const last = world.claims.find((one) => one.from === from && one.to === to)?.claim;
  const named = broken === 'release without claim' ? (last ?? claim) : claim;
  return structure(world, 'ReleaseEdge', { from, to, claim: named }) ?? world;
}

function write(world: World, index: number, { from, to }: Move, broken?: Broken): World | undefined {
  const writer = world.writers[index];
  switch (writer?.at) {
    case 'read': {
      const had = world.edges[from];
      const ended = world.claims.filter((one) => one.from === from && one.to === had);
      const read = {
        revision: world.revisions[from] ?? 0,
        had,
        ended: ended.map(({ to: old, claim }) => ({ to: old, claim })),
      };
      if (had !== to) return withWriter(world, index, { ...read, at: to === undefined ? 'append' : 'claim' });
      // Nothing is to be done any more: perhaps another command made this move.
      const before = broken === 'release own claim' ? writer.own : [];
      return withWriter(
        before.reduce((all, one) => released(all, from, one), world),
        index,
        { at: 'done' },
      );
    }
    case 'claim': {
      const claim = { from, to: to ?? '', claim: `c${world.made}` };
      const next = structure({ ...world, made: world.made + 1 }, 'ClaimEdge', claim);
      if (next === undefined) return withWriter(world, index, { at: 'refused' });
      const first = broken === 'release first' ? writer.ended : [];
      const own = { at: 'append', own: [...writer.own, claim] } as const;
      return withWriter(
        first.reduce((all, one) => released(all, from, one), next),
        index,
        own,
      );
    }
    case 'append': {
      const revision = world.revisions[from] ?? 0;
      if (revision !== writer.revision && broken !== 'append at any revision')
        return withWriter(world, index, { at: 'read' });
      const appended = {
        ...world,
        edges: { ...world.edges, [from]: to },
        revisions: { ...world.revisions, [from]: revision + 1 },
      };
      return withWriter(appended, index, { at: writer.ended.length > 0 ? 'release' : 'done' });
    }
    case 'release':
      return withWriter(
        writer.ended.reduce((all, one) => released(all, from, one, broken), world),
        index,
        { at: 'done' },
      );
    case 'done':
    case 'refused':
    case 'crashed':
    case undefined:
      return undefined;
  }
}

function clean(world: World, broken?: Broken): readonly World[] {
  const { at, from, orphan } = world.cleaner;
  if (at === 'idle') {
    if (world.looks === MOST_LOOKS) return [];
    return world.claims
      .filter((one) => world.edges[one.from] !== one.to)
      .map((one) => ({
        ...world,
        looks: world.looks + 1,
        cleaner: {
          at: broken === 'release at once' ? 'release' : 'abandon',
          from: one.from,
          orphan: { to: one.to, claim: one.claim },
        },
      }));
  }
  if (at === 'release') return [{ ...released(world, from, orphan, broken), cleaner: IDLE }];
  if (world.edges[from] === orphan.to) return [{ ...world, cleaner: IDLE }];
  const revisions = { ...world.revisions, [from]: (world.revisions[from] ?? 0) + 1 };
  return [{ ...world, revisions, cleaner: { ...world.cleaner, at: 'release' } }];
}

/** One writer may crash at any moment. */
function crashes(world: World): readonly World[] {
  if (world.writers.some(({ at }) => at === 'crashed')) return [];
  const running = world.writers.flatMap(({ at }, index) => (at === 'done' || at === 'refused' ? [] : [index]));
  return running.map((index) => withWriter(world, index, { at: 'crashed' }));
}

function isBroken(world: World): boolean {
  const held = Object.entries(world.edges);
  const claims = claimedIn(world).edges;
  if (held.some(([from, to]) => to !== undefined && !claims.of(from).has(to))) return true;
  return world.claims.some(({ from, to }) => {
    const seen = new Set([to]);
    for (const id of seen) for (const next of claims.of(id).keys()) seen.add(next);
    return seen.has(from);
  });
}

export interface Explored {
  readonly worlds: number;
  /** Whether a world was found in which an edge is not claimed, or a circle is. The search ends there. */
  readonly violated: boolean;
  /** The numbers of refused commands in the ends without a crash and without a look of the policy. */
  readonly refused: ReadonlySet<number>;
}

/** Every interleaving of the commands, the policy and one crash. */
export function explore(
  moves: readonly Move[],
  before: Readonly<Record<string, string>> = {},
  broken?: Broken,
): Explored {
  const writers = moves.map((): Writer => ({ at: 'read', revision: 0, had: undefined, own: [], ended: [] }));
  const claims = Object.entries(before).map(([from, to]) => ({ from, to, claim: `before ${from}` }));
  const first: World = { edges: before, revisions: {}, claims, made: 0, writers, cleaner: IDLE, looks: 0 };
  const seen = new Map([[JSON.stringify(first), first]]);
  const refused = new Set<number>();
  // The iteration of a map includes the entries that are added meanwhile.
  for (const world of seen.values()) {
    if (isBroken(world)) return { worlds: seen.size, violated: true, refused };
    const written = moves.flatMap((move, index) => write(world, index, move, broken) ?? []);
    const isCalm = world.looks === 0 && world.writers.every(({ at }) => at !== 'crashed');
    if (written.length === 0 && isCalm) refused.add(world.writers.filter(({ at }) => at === 'refused').length);
    for (const next of [...written, ...clean(world, broken), ...crashes(world)]) {
      const key = JSON.stringify(next);
      if (!seen.has(key)) seen.set(key, next);
    }
  }
  return { worlds: seen.size, violated: false, refused };
}
