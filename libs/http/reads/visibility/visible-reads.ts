import type { Hidden } from '#commands';
import type { Recorded, RowOf, StreamName, Table } from '#event-sourcing';
import { categoryOf, entityIdOf, ReadModelNotReady, ReadModelsUnavailable } from '#event-sourcing';
import { documentReferences, isPlaced, itemPlaceOf, placeKeys, placeParties, places } from '#places';
import type { Caller } from '../../caller.js';
import { notFound } from '../../problems/problem.js';
import type { EventAnswer } from '../event-answer.js';
import type { Rows } from '../read-models.js';
import type { Named, ReadSources, Reads } from '../reads.types.js';
import type { HistoryPage, HistoryQuery } from '../stream-history.js';
import { readableRows } from './readable-rows.js';
import { shownIds, withoutIds } from './masked-ids.js';
import type { PartiesOf } from './reading-roles.js';
import { hasOneOf, READS_OF_COMMITTEES, READS_OF_UNITS } from './reading-roles.js';

/** The reads of a caller who does not read everything: what is not public, and not theirs, does not exist for them. */
export class VisibleReads implements Reads {
  #parties: Promise<readonly string[]> | undefined;

  constructor(
    private readonly sources: ReadSources,
    private readonly caller: Caller,
    private readonly partiesOf: PartiesOf,
  ) {}

  async rows<T extends Table>(
    table: T,
    build: (rows: Rows<T>) => Rows<T> = (all) => all,
  ): Promise<readonly RowOf<T>[]> {
    const { models } = this.sources;
    if (table.visibility === 'everyone') return await models.rows(table, build);
    const parties = await this.#own();
    return await models.rows(table, (all) => build(readableRows(table, all, parties)), PLACES);
  }

  async count<T extends Table>(table: T, build: (rows: Rows<T>) => Rows<T>, most: number): Promise<number> {
    const { models } = this.sources;
    if (table.visibility === 'everyone') return await models.count(table, build, most);
    const parties = await this.#own();
    return await models.count(table, (all) => build(readableRows(table, all, parties)), most);
  }

  async row<T extends Table>(table: T, key: Partial<RowOf<T>>): Promise<RowOf<T> | undefined> {
    const [row] = await this.rows(table, (all) => {
      let found = all.limit(1);
      // The type of `key` restricts names and values to the table's columns.
      for (const [column, value] of Object.entries(key)) found = found.where(column as never, '=', value as never);
      return found;
    });
    return row;
  }

  log(categories: readonly string[]): AsyncIterable<readonly Recorded[]> {
    return this.sources.log.log(categories);
  }

  async events(stream: StreamName): Promise<readonly Recorded[]> {
    if (!(await this.#readsStream(stream))) return [];
    return await this.#visible(await this.sources.log.events(stream), (event) => event);
  }

  async history(stream: StreamName, query: HistoryQuery): Promise<HistoryPage> {
    if (!(await this.#readsStream(stream))) throw notFound();
    const { items, next } = await this.sources.histories.of(stream, query, this.caller);
    return { items: await this.#visible(items, recordedOf), next };
  }

  async masked<T>(answer: T): Promise<T> {
    const { ids, placed } = shownIds(answer);
    if (ids.length === 0) return answer;
    const { hidden, known } = await this.#placesOf(ids);
    // What the read models do not know yet is hidden, as far as its name says that it may be.
    return withoutIds(answer, new Set([...hidden, ...placed.filter((id) => !known.has(id))]));
  }

  async mayReadDocument(sha256: string): Promise<boolean> {
    if ((await this.sources.isPutter?.(sha256, this.caller.actor)) === true) return true;
    const named = await this.rows(documentReferences, (rows) => rows.where('sha256', '=', sha256).limit(1));
    return named.length > 0;
  }

  async hiddenIn(stream: StreamName | undefined, { ids, documents }: Named): Promise<Hidden> {
    const target = stream !== undefined && !(await this.#readsStream(stream)) && !(await this.#readsNow(stream));
    if (target) return { target, ids: new Set(), documents: new Set() };
    const hiddenDocuments = new Set<string>();
    for (const sha256 of documents) if (!(await this.mayReadDocument(sha256))) hiddenDocuments.add(sha256);
    const needed = stream !== undefined && isPlaced(categoryOf(stream));
    return { target, ids: await this.#hiddenIds(ids, needed), documents: hiddenDocuments };
  }

  /** Commands to streams without places, such as grants and tokens, go on while the read models stand still. */
  async #hiddenIds(ids: readonly string[], needed: boolean): Promise<ReadonlySet<string>> {
    try {
      return (await this.#placesOf(ids)).hidden;
    } catch (error) {
      if (needed || !isNotReadable(error)) throw error;
      return new Set();
    }
  }

  /** The read models may be behind what the caller itself just made: it is read once they are not. */
  async #readsNow(stream: StreamName): Promise<boolean> {
    const { caughtUp } = this.sources;
    if (caughtUp === undefined || (await this.#placeOf(stream)) !== undefined) return false;
    await caughtUp();
    return await this.#readsStream(stream);
  }

  async #placeOf(key: string): Promise<RowOf<typeof placeKeys> | undefined> {
    return await this.sources.models.row(placeKeys, { key });
  }

  /** Those of the ids that name a place, and those of them that name none that the caller may read. */
  async #placesOf(ids: readonly string[]): Promise<{ known: ReadonlySet<string>; hidden: ReadonlySet<string> }> {
    const [known, shown] = [new Set<string>(), new Set<string>()];
    for (let from = 0; from < ids.length; from += IDS_AT_ONCE) {
      const some = ids.slice(from, from + IDS_AT_ONCE).map((id) => id.toLowerCase());
      const keys = await this.sources.models.rows(placeKeys, (rows) => rows.where('id', 'in', some));
      const readable = await this.#readable(keys.map(({ key }) => key));
      for (const { key, id } of keys) {
        known.add(id);
        if (readable.has(key)) shown.add(id);
      }
    }
    return { known, hidden: new Set([...known].filter((id) => !shown.has(id))) };
  }

  async #readsStream(stream: StreamName): Promise<boolean> {
    return !isPlaced(categoryOf(stream)) || (await this.#readable([stream])).has(stream);
  }

  /** Without the events about items that are hidden. */
  async #visible<E>(
    events: readonly E[],
    of: (event: E) => Pick<Recorded, 'stream' | 'id' | 'data'>,
  ): Promise<readonly E[]> {
    const keysOf = (event: E): readonly string[] => {
      const { meeting, item } = itemPlaceOf(of(event));
      if (meeting === null) return [];
      return [`meeting-${meeting}`, ...(item === null ? [] : [`meeting-${meeting}/${item}`])];
    };
    const readable = await this.#readable([...new Set(events.flatMap(keysOf))]);
    return events.filter((event) => keysOf(event).every((key) => readable.has(key)));
  }

  /** Those of the keys that name a place that the caller may read. */
  async #readable(keys: readonly string[]): Promise<ReadonlySet<string>> {
    if (keys.length === 0) return new Set();
    const parties = await this.#own();
    const rows = await this.sources.models.rows(
      placeKeys,
      // The bound table has the columns of `placeKeys`, which the type of a generic table does not show.
      (all) => readableRows(BOUND_KEYS, all as never, parties).where('key', 'in', keys as never) as never,
      PLACES,
    );
    return new Set(rows.map(({ key }) => key));
  }

  #own(): Promise<readonly string[]> {
    const by = {
      committees: hasOneOf(this.caller, READS_OF_COMMITTEES),
      units: hasOneOf(this.caller, READS_OF_UNITS),
    };
    this.#parties ??= this.partiesOf(this.caller, by, this.sources.models);
    return this.#parties;
  }
}

/** The read models cannot be read for now. */
export function isNotReadable(error: unknown): boolean {
  return error instanceof ReadModelNotReady || error instanceof ReadModelsUnavailable;
}

/** Databases take a limited number of values in a statement. */
const IDS_AT_ONCE = 500;

const PLACES = [places, placeKeys, placeParties] as const;

/** The keys themselves, bound to what they name. */
const BOUND_KEYS: Table = { ...placeKeys, visibility: { boundTo: [{ stream: 'key' }] } };

function recordedOf({ stream, data }: EventAnswer): Pick<Recorded, 'stream' | 'id' | 'data'> {
  // A history is of one stream, whose name is kept as it is.
  const name = stream as StreamName;
  // Data of events are JSON objects.
  return { stream: name, id: entityIdOf(name), data: data as object };
}
