import fc from 'fast-check';
import type { FollowerReport } from './following.js';
import type { Notice } from './notice.js';
import { fromJson, toJson } from './notice.js';

const position = fc.bigInt({ min: 0n, max: 2n ** 62n });
const count = fc.nat();
const optional = <T>(name: string, value: fc.Arbitrary<T>): fc.Arbitrary<object> =>
  fc.option(value).map((some) => (some === null ? {} : { [name]: some }));

const incident = fc.record({
  eventId: fc.uuid(),
  type: fc.string(),
  stream: fc.string(),
  revision: position,
  position,
  writtenAt: fc.string(),
  message: fc.string({ unit: 'binary' }),
});
const status = fc.oneof(
  fc.constantFrom({ state: 'building' }, { state: 'live' }, { state: 'aside' }),
  incident.map((at) => ({ state: 'stopped', incident: at })),
);
const work = fc
  .tuple(fc.record({ open: count, refused: count, wakes: count }), optional('nextWake', fc.string()))
  .map(([counts, next]) => ({ ...counts, ...next }));

/** Every report that a runner can give. */
const reports = fc
  .tuple(
    fc.record({ name: fc.string(), kind: fc.constantFrom('projection', 'policy') }),
    status,
    optional('version', count),
    optional('work', work),
    fc.record({
      position: fc.option(position, { nil: undefined }),
      lag: fc.option(fc.double({ min: 0, max: 1e9, noNaN: true }), { nil: undefined }),
    }),
  )
  .map((parts) => Object.assign({}, ...parts) as FollowerReport);

describe('the notice of the server that follows the log', () => {
  it('comes back as it was written, whatever projections and policies are like', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(reports), (server, told) => {
        const notice: Notice = { server, reports: told };
        expect(fromJson(JSON.parse(JSON.stringify(toJson(notice))) as ReturnType<typeof toJson>)).toEqual(notice);
      }),
    );
  });
});
