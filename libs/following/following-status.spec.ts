import fc from 'fast-check';
import type { ConsumerWorkReport } from './following.js';
import type { FollowingStatus } from './following-status.js';
import { statusFromJson, statusToJson } from './following-status.js';

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
  // Object.assign of a list is declared as any.
  .map((parts) => Object.assign({}, ...parts) as ConsumerWorkReport);

describe('the status of the following server', () => {
  it('is read as it was written, for any reports of projections and policies', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(reports), (server, written) => {
        const status: FollowingStatus = { server, reports: written };
        expect(
          // JSON.parse is declared as any.
          statusFromJson(JSON.parse(JSON.stringify(statusToJson(status))) as ReturnType<typeof statusToJson>),
        ).toEqual(status);
      }),
    );
  });
});
