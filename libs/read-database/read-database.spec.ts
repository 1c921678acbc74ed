import type { Checkpoint, ReadModelStore, RowChange } from '#event-sourcing';
import { coalesce, patch, put, ReadDatabaseOfAnotherLog, remove, RowRefused, table } from '#event-sourcing';
import type { ReadModels, Rows } from '#http';
import fc from 'fast-check';
import { LOG } from './projected-log.fixture.js';
import type { ReadDatabase } from './read-database.js';
import type { Place } from './read-places.fixture.js';
import { placeKinds } from './read-places.fixture.js';

const everything = table({
  name: 'order by',
  columns: {
    from: 'text',
    group: 'integer',
    position: 'position?',
    select: 'boolean',
    where: 'json',
    'a "quoted" name': 'text?',
  },
  key: ['from', 'group'],
  indexes: [['position'], ['select', 'group']],
});
const CHECKPOINT: Checkpoint = { position: 7n, version: 1, complete: true };
const ROW = {
  from: 'a',
  group: 1,
  position: 2n ** 63n - 1n,
  select: true,
  where: { a: [1, null] },
  'a "quoted" name': null,
};

describe.each(placeKinds())('a read database on $kind', ({ fresh, runs }) => {
  let place: Place;
  let database: ReadDatabase;
  let store: ReadModelStore;
  let reads: ReadModels;

  async function open(): Promise<void> {
    database = await place.open(LOG);
    store = database.store;
    reads = database.reads(() => 'ready');
  }
  async function write(...changes: RowChange[]): Promise<void> {
    await store.write('everything', changes, CHECKPOINT);
  }

  beforeEach(async () => {
    place = await fresh();
    await open();
    await store.reset('everything', 1, [everything]);
  });
  afterEach(async () => {
    await database.close();
  });

  it('returns rows as they were written, for any column names', async () => {
    await write(put(everything, ROW));
    expect(await reads.rows(everything)).toEqual([ROW]);
  });

  it('replaces a row with the same key, patches it, and removes it', async () => {
    await write(put(everything, ROW), put(everything, { ...ROW, group: 2 }));
    await write(put(everything, { ...ROW, select: false }));
    await write(patch(everything, { from: 'a', group: 2 }, { where: 'text', position: null }));
    expect(await reads.rows(everything, (rows) => rows.orderBy('group'))).toEqual([
      { ...ROW, select: false },
      { ...ROW, group: 2, where: 'text', position: null },
    ]);
    await write(remove(everything, { from: 'a', group: 1 }));
    expect(await reads.row(everything, { from: 'a', group: 1 })).toBeUndefined();
  });

  it('ignores patches and removals of missing rows', async () => {
    await write(
      patch(everything, { from: 'b', group: 1 }, { select: true }),
      remove(everything, { from: 'b', group: 1 }),
    );
    expect(await reads.rows(everything)).toEqual([]);
  });

  it('orders rows by their key by default', async () => {
    await write(...[3, 1, 2].map((group) => put(everything, { ...ROW, group, position: BigInt(group % 2) })));
    const groups = async (build: (rows: Rows<typeof everything>) => Rows<typeof everything>): Promise<number[]> =>
      (await reads.rows(everything, build)).map((row) => row.group);
    expect(await groups((rows) => rows)).toEqual([1, 2, 3]);
    expect(await groups((rows) => rows.orderBy('position', 'desc'))).toEqual([1, 3, 2]);
  });

  it('takes conditions with the values of rows', async () => {
    await write(put(everything, ROW), put(everything, { ...ROW, group: 2, select: false }));
    const found = await reads.rows(everything, (rows) => rows.where('select', '=', true).where('position', '>', 1n));
    expect(found).toEqual([ROW]);
    const injected = await reads.rows(everything, (rows) => rows.where('from', '=', "a' OR '1'='1"));
    expect(injected).toEqual([]);
  });

  it('finds nothing in an empty list, and everything outside of it', async () => {
    await write(put(everything, ROW));
    expect(await reads.rows(everything, (rows) => rows.where('from', 'in', []))).toEqual([]);
    expect(await reads.rows(everything, (rows) => rows.where('from', 'not in', []))).toEqual([ROW]);
  });

  it('keeps any text, also with NUL characters and lone surrogates', async () => {
    const texts = ['', 'Müller\u0000', '\u{1f3db}', "'; DROP TABLE", 'é'];
    await write(...texts.map((text, index) => put(everything, { ...ROW, group: index, from: text, where: { text } })));
    const rows = await reads.rows(everything, (all) => all.orderBy('group'));
    expect(rows.map((row) => [row.from, row.where])).toEqual(texts.map((text) => [text, { text }]));
    await write(put(everything, { ...ROW, from: '\ud800' }));
    expect(await reads.row(everything, { from: '\ufffd' })).toBeDefined();
  });

  it.each([
    ['a missing value', put(everything, { ...ROW, where: undefined })],
    // The spec writes a row that the types forbid.
    ['null where something must be', put(everything, { ...ROW, from: null } as never)],
    ['a number that is none', put(everything, { ...ROW, group: NaN })],
    ['a position beyond 64 bits', put(everything, { ...ROW, position: 2n ** 63n })],
    ['a patch of a key', { op: 'patch', table: everything, key: { from: 'a', group: 1 }, row: { group: 2 } } as const],
    ['half a key', { op: 'remove', table: everything, key: { from: 'a' } } as const],
    [
      'a column that is none',
      { op: 'patch', table: everything, key: { from: 'a', group: 1 }, row: { nothing: 2 } } as const,
    ],
  ])('refuses %s, and then writes nothing of the slice', async (_, change) => {
    await expect(write(put(everything, ROW), change)).rejects.toBeInstanceOf(RowRefused);
    expect(await reads.rows(everything)).toEqual([]);
    expect(await store.checkpoint('everything', [everything])).toEqual({
      position: undefined,
      version: 1,
      complete: false,
    });
  });

  it('keeps the checkpoint with the rows, for tables of one shape', async () => {
    await write();
    expect(await store.checkpoint('everything', [everything])).toEqual(CHECKPOINT);
    expect(await store.checkpoint('everything', [{ ...everything, indexes: [] }])).toBeUndefined();
    expect(await store.checkpoint('nothing', [])).toBeUndefined();
  });

  it('drops the tables that a projection had before', async () => {
    await store.reset('everything', 2, []);
    await expect(reads.rows(everything)).rejects.toThrow(/no such table|does not exist/u);
  });

  it('writes the same rows coalesced as one by one', async () => {
    const key = fc.record({ from: fc.constantFrom('a', 'b'), group: fc.integer({ min: 0, max: 1 }) });
    const values = fc.record({ select: fc.boolean(), position: fc.option(fc.bigInt(0n, 9n)) });
    const change = fc.oneof(
      fc.tuple(key, values).map(([of, some]) => put(everything, { ...ROW, ...of, ...some })),
      fc.tuple(key, values).map(([of, some]) => patch(everything, of, some)),
      fc.tuple(key, fc.json()).map(([of, where]) => patch(everything, of, { where })),
      key.map((of) => remove(everything, of)),
    );
    const inOrder = async (): Promise<unknown> =>
      await reads.rows(everything, (rows) => rows.orderBy('from').orderBy('group'));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 15 }), async (changes) => {
        await store.reset('everything', 1, [everything]);
        await write(...coalesce(changes));
        const coalesced = await inOrder();
        await store.reset('everything', 1, [everything]);
        for (const one of changes) await write(one);
        expect(coalesced).toEqual(await inOrder());
      }),
      { numRuns: runs },
    );
  });

  it('orders and pages German texts by their bytes, for any locale of the database', async () => {
    const titles = [
      'Straße',
      'Strasse',
      'ärger',
      'Ärger',
      'zebra',
      'Zebra',
      'a b',
      'ab',
      '',
      '\u0001',
      '\u0000',
      '\u{1f3db}',
      '\uffee',
    ];
    await write(...titles.map((from) => put(everything, { ...ROW, from })));
    const inBytes = titles.toSorted((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
    expect((await reads.rows(everything)).map(({ from }) => from)).toEqual(inBytes);
    for (const [index, title] of inBytes.entries()) {
      const next = await reads.rows(everything, (rows) => rows.where('from', '>', title).limit(2));
      expect(next.map(({ from }) => from)).toEqual(inBytes.slice(index + 1, index + 3));
    }
  });

  it('orders null before every value', async () => {
    await write(...[null, 2n, -1n].map((position, group) => put(everything, { ...ROW, group, position })));
    const positions = async (direction: 'asc' | 'desc') =>
      (await reads.rows(everything, (rows) => rows.orderBy('position', direction))).map((row) => row.position);
    expect(await positions('asc')).toEqual([null, -1n, 2n]);
    expect(await positions('desc')).toEqual([2n, -1n, null]);
  });

  it('applies changes of one row in their order, also without coalescing', async () => {
    const key = { from: 'a', group: 1 };
    await write(
      put(everything, ROW),
      patch(everything, key, { select: false }),
      remove(everything, key),
      put(everything, { ...ROW, where: 'second' }),
      patch(everything, key, { where: 'third' }),
    );
    expect(await reads.rows(everything)).toEqual([{ ...ROW, where: 'third' }]);
  });

  it('takes any number of rows at once', async () => {
    const rows = Array.from({ length: 2501 }, (_, group) => ({ ...ROW, group }));
    await write(...rows.map((row) => put(everything, row)));
    expect(await reads.rows(everything)).toEqual(rows);
  });

  it('keeps its rows over a restart, and belongs to one log', async () => {
    await write(put(everything, ROW));
    await database.close();
    await expect(place.open('another')).rejects.toThrow(ReadDatabaseOfAnotherLog);
    await open();
    expect(await reads.rows(everything)).toEqual([ROW]);
    expect(await store.checkpoint('everything', [everything])).toEqual(CHECKPOINT);
  });
});
