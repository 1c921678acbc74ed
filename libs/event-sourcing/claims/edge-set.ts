/** The last claim of each edge of one entity, by the entity that the edge leads to. */
export type EdgesOfOne = ReadonlyMap<string, string>;
type Bucket = ReadonlyMap<string, EdgesOfOne>;

const WIDTH = 32;
const NO_EDGES: EdgesOfOne = new Map();

/** Immutable edges in 32 × 32 buckets: a change copies 64 references and one bucket, not the whole set. */
export class EdgeSet {
  static readonly empty = new EdgeSet([]);

  private constructor(private readonly rows: readonly (readonly Bucket[] | undefined)[]) {}

  of(from: string): EdgesOfOne {
    return this.#bucket(placeOf(from))?.get(from) ?? NO_EDGES;
  }

  with(from: string, to: string, claim: string): EdgeSet {
    return this.#changed(from, new Map(this.of(from)).set(to, claim));
  }

  without(from: string, to: string): EdgeSet {
    const edges = new Map(this.of(from));
    edges.delete(to);
    return this.#changed(from, edges);
  }

  #bucket({ row, column }: Place): Bucket | undefined {
    return this.rows[row]?.[column];
  }

  #changed(from: string, edges: EdgesOfOne): EdgeSet {
    const place = placeOf(from);
    const bucket = new Map(this.#bucket(place));
    if (edges.size === 0) bucket.delete(from);
    else bucket.set(from, edges);
    const row = [...(this.rows[place.row] ?? [])];
    row[place.column] = bucket;
    const rows = [...this.rows];
    rows[place.row] = row;
    return new EdgeSet(rows);
  }
}

interface Place {
  readonly row: number;
  readonly column: number;
}

/** FNV-1a over UTF-16 units. */
function placeOf(id: string): Place {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  return { row: (hash >>> 8) % WIDTH, column: (hash >>> 16) % WIDTH };
}
