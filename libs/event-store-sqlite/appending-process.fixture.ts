import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import type { StreamName } from '#event-sourcing';
import { openSqliteEventStore } from './sqlite-event-store.js';

/**
 * A process that makes a number of appends or is killed before. It writes a line of JSON to its standard output after each
 * acknowledged append. Run from the built program: `<folder> <in flight> <appends>`.
 */
const [folder = '', inFlight = '1', appends = '1000000000'] = process.argv.slice(2);
const store = await openSqliteEventStore({ folder });
let left = Number(appends);

async function appendOneAfterTheOther(stream: StreamName): Promise<void> {
  for (let revision = -1n; left > 0;) {
    left -= 1;
    const count = 1 + (left % 3);
    const events = Array.from({ length: count }, (_, index) => ({
      id: randomUUID(),
      type: 'ThingHappened',
      data: { index, of: count, text: 'x'.repeat((left * 37) % 700) },
      metadata: {},
    }));
    const result = await store.append(stream, revision < 0n ? 'noStream' : revision, events);
    if (!result.appended) throw new Error(`conflict in ${stream}`);
    revision = result.revision;
    writeSync(1, `${JSON.stringify({ stream, ids: events.map(({ id }) => id) })}\n`);
  }
}

await Promise.all(Array.from({ length: Number(inFlight) }, (_, writer) => appendOneAfterTheOther(`thing-${writer}`)));
await store.close();
