import type { DateRefined } from '../commands/date-refined.types.js';
import type { Evidence } from '../messages/metadata.js';
import type { Recorded } from '../messages/message.js';
import { UnknownEvent } from '../messages/message-registry.js';
import type { CounterEvent } from '../testing/counter.fixture.js';
import { handleAlike, projection } from './projection.js';
import type { RowOf } from './table.js';
import { json, jsonOrNull, put, table } from './table.js';

const labels = table({
  name: 'labels',
  columns: {
    id: 'text',
    label: 'text',
    evidence: json<Evidence>(),
    tags: jsonOrNull<readonly string[]>(),
    free: 'json?',
  },
  key: ['id'],
});
const parts = { name: 'labels', version: 1, tables: [labels], reads: ['counter'] } as const;
const evidence: Evidence = { kind: 'oral', reference: 'spec' };

function recorded(type: string): Recorded {
  // A projection reads the type and the fields that its handler needs.
  return { type, id: 'a', data: { label: 'new' } } as unknown as Recorded;
}

describe('a projection that names what it leaves', () => {
  const named = projection<CounterEvent | DateRefined>()({
    ...parts,
    leaves: ['Counted', 'CounterOpened', 'DateRefined'],
    handlers: {
      CounterRenamed: ({ id, data }) => [put(labels, { id, label: data.label, evidence, tags: null, free: null })],
    },
  });

  it('handles one event, leaves the others, and refuses unknown ones', () => {
    expect(named.project(recorded('CounterRenamed'))).toMatchObject([{ op: 'put', row: { id: 'a', label: 'new' } }]);
    expect(named.project(recorded('Counted'))).toEqual([]);
    expect(() => named.project(recorded('LampLit'))).toThrow(UnknownEvent);
  });

  it('handles several events alike, and compiles only if they are all that it takes', () => {
    const row = (id: string) => put(labels, { id, label: '', evidence, tags: null, free: null });
    const handlers = handleAlike(['Counted', 'CounterOpened'], ({ id }) => [row(id)]);
    const alike = projection<CounterEvent>()({ ...parts, leaves: ['CounterRenamed'], handlers });
    expect(alike.project(recorded('Counted'))).toEqual([row('a')]);
    // @ts-expect-error CounterRenamed is neither handled nor left
    projection<CounterEvent>()({ ...parts, leaves: [], handlers: handleAlike(['Counted', 'CounterOpened'], () => []) });
  });

  it('does not compile unless each event is handled or left, and none is both', () => {
    const handlers = { CounterRenamed: () => [], Counted: () => [] };
    // @ts-expect-error CounterOpened is neither handled nor left
    projection<CounterEvent>()({ ...parts, leaves: [], handlers: { CounterRenamed: () => [], Counted: () => [] } });
    // @ts-expect-error LampLit is no event of the union
    projection<CounterEvent>()({ ...parts, leaves: ['CounterOpened', 'LampLit'], handlers });
    const twice = (): unknown =>
      projection<CounterEvent>()({ ...parts, leaves: ['CounterOpened', 'Counted'], handlers });
    expect(twice).toThrow('Counted is named twice');
    const written = (): unknown =>
      projection<CounterEvent>()({
        ...parts,
        leaves: ['CounterOpened', 'Counted'],
        // @ts-expect-error Counted is left and handled
        handlers: { CounterRenamed: () => [], Counted: () => [] },
      });
    expect(written).toThrow('Counted is named twice');
  });
});

describe('a column of typed JSON', () => {
  it('is the plain kind at run time', () => {
    expect([labels.columns.evidence, labels.columns.tags, labels.columns.free]).toEqual(['json', 'json?', 'json?']);
  });

  it('gives the row its type', () => {
    const row: RowOf<typeof labels> = { id: 'a', label: 'b', evidence, tags: ['c'], free: 1 };
    const kind: Evidence['kind'] = row.evidence.kind;
    const tags: readonly string[] | null = row.tags;
    expect([kind, tags]).toEqual(['oral', ['c']]);
    // @ts-expect-error tags are texts
    expect(put(labels, { ...row, tags: [1] }).op).toBe('put');
    // @ts-expect-error evidence is required
    expect(put(labels, { ...row, evidence: null }).op).toBe('put');
  });
});
