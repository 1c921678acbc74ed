import { copyFileSync, existsSync, mkdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { startAppending } from './child-process.fixture.js';
import { temporaryFolder } from './temporary-folder.fixture.js';
import { openStore } from './stores.fixture.js';

interface Logged {
  readonly id: string;
  readonly data: unknown;
}

/** Copies a closed store with its write-ahead log truncated at a byte, and the lock's mark of an unclean stop. */
function copyStore(from: string, to: string, cut: number): void {
  mkdirSync(to);
  for (const name of ['events.db', 'events.db-wal', 'lock.db']) {
    if (existsSync(join(from, name))) copyFileSync(join(from, name), join(to, name));
  }
  truncateSync(join(to, 'events.db-wal'), cut);
}

async function readAll(folder: string): Promise<readonly Logged[]> {
  const store = await openStore({ folder });
  const events: Logged[] = [];
  for await (const slice of store.subscribe({ signal: new AbortController().signal })) {
    events.push(...slice.events);
    if (slice.head) break;
  }
  await store.close();
  return events;
}

function endsWithWholeAppend(events: readonly Logged[]): boolean {
  // `appending-process.fixture.ts` wrote the data.
  const last = events.at(-1)?.data as { readonly index: number; readonly of: number } | undefined;
  return last === undefined || last.index === last.of - 1;
}

describe('a store whose writer was killed', () => {
  const folder = temporaryFolder();
  const copies = temporaryFolder();
  let acknowledged: readonly string[] = [];
  let complete: readonly string[] = [];
  let size = 0;

  beforeAll(async () => {
    const child = startAppending(folder, { inFlight: 4 });
    await child.acknowledged(120);
    acknowledged = (await child.kill()).flatMap(({ ids }) => ids);
    size = statSync(join(folder, 'events.db-wal')).size;
    copyStore(folder, join(copies, 'complete'), size);
    complete = (await readAll(join(copies, 'complete'))).map(({ id }) => id);
  });

  it('has every acknowledged append', () => {
    expect(acknowledged.length).toBeGreaterThan(120);
    expect(new Set(complete)).toEqual(new Set([...complete, ...acknowledged]));
  });

  it('opens with the first commits when its write-ahead log is truncated anywhere', async () => {
    let run = 0;
    const lengths = new Set<number>();
    const property = fc.asyncProperty(fc.nat({ max: size }), async (cut) => {
      const copy = join(copies, String((run += 1)));
      copyStore(folder, copy, cut);
      const events = await readAll(copy);
      lengths.add(events.length);
      expect(events.map(({ id }) => id)).toEqual(complete.slice(0, events.length));
      expect(endsWithWholeAppend(events)).toBe(true);
    });
    await fc.assert(property, { numRuns: 40, examples: [[0], [31], [size - 1], [size]] });
    expect(lengths.size).toBeGreaterThan(10);
  });
});
