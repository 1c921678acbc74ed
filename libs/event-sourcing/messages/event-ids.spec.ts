import { validate, version } from 'uuid';
import { newEventId } from './event-ids.js';

describe('ids of new events', () => {
  it('are random UUIDs of version 7, none of them twice', () => {
    // More than one draw of random bytes.
    const ids = Array.from({ length: 10_000 }, newEventId);

    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
    // The last six bytes are random, no counter.
    expect(new Set(ids.map((id) => id.slice(-12))).size).toBe(ids.length);
  });
});
