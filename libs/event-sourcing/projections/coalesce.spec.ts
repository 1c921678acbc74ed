import fc from 'fast-check';
import { coalesce } from './coalesce.js';
import type { RowChange } from './table.js';
import { patch, put, remove, table } from './table.js';

const seats = table({
  name: 'seats',
  columns: { row: 'text', seat: 'integer', holder: 'text?', from: 'text' },
  key: ['row', 'seat'],
});
const rooms = table({ name: 'rooms', columns: { id: 'text', title: 'text' }, key: ['id'] });

const key = fc.record({ row: fc.constantFrom('a', 'b', 'a,1'), seat: fc.integer({ min: 1, max: 2 }) });
const holder = fc.option(fc.constantFrom('x', 'y'));
const change: fc.Arbitrary<RowChange> = fc.oneof(
  fc.tuple(key, holder).map(([of, by]) => put(seats, { ...of, holder: by, from: '2019' })),
  fc.tuple(key, holder).map(([of, by]) => patch(seats, of, { holder: by })),
  key.map((of) => patch(seats, of, { from: '2020' })),
  key.map((of) => remove(seats, of)),
  fc.constantFrom(put(rooms, { id: 'a', title: 'Ratssaal' }), remove(rooms, { id: 'a' })),
);

/** Rows after the changes, one by one. */
function applied(changes: readonly RowChange[]): ReadonlyMap<string, object> {
  const rows = new Map<string, object>();
  for (const one of changes) {
    const values = one.op === 'put' ? one.row : one.key;
    const at = JSON.stringify([one.table.name, one.table.key.map((column) => values[column])]);
    const before = rows.get(at);
    if (one.op === 'put') rows.set(at, one.row);
    if (one.op === 'patch' && before !== undefined) rows.set(at, { ...before, ...one.row });
    if (one.op === 'remove') rows.delete(at);
  }
  return rows;
}

describe('coalesced row changes', () => {
  it('have the same result as all changes one after the other', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), fc.array(change, { maxLength: 5 }), (changes, earlier) => {
        expect(applied([...earlier, ...coalesce(changes)])).toEqual(applied([...earlier, ...changes]));
      }),
    );
  });

  it('touch each row once', () => {
    const changes = [
      put(rooms, { id: 'a', title: 'Ratssaal' }),
      patch(rooms, { id: 'a' }, { title: 'Sitzungssaal' }),
      patch(rooms, { id: 'b' }, { title: 'Foyer' }),
      remove(rooms, { id: 'b' }),
    ];
    expect(coalesce(changes)).toEqual([put(rooms, { id: 'a', title: 'Sitzungssaal' }), remove(rooms, { id: 'b' })]);
  });
});
