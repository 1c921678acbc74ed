import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { StoreUnavailable } from '#event-sourcing';
import type { StreamName } from '#event-sourcing';
import { openSqliteEventStore } from './sqlite-event-store.js';

/**
 * A process whose files cannot grow above a limit for a while: its writes fail like on a broken disk (EFBIG, which SQLite
 * reports as an I/O error). It writes the outcome of each append to its standard output. Argument: the folder.
 */
const [folder = ''] = process.argv.slice(2);
// Without a handler this signal ends the process.
process.on('SIGXFSZ', () => undefined);
const store = await openSqliteEventStore({ folder });

function limitFileSize(limit: string): void {
  const { status } = spawnSync('prlimit', ['--pid', String(process.pid), `--fsize=${limit}:unlimited`]);
  if (status !== 0) throw new Error('prlimit failed');
}

async function append(when: string, stream: StreamName, tell: (error: StoreUnavailable) => string): Promise<void> {
  const text = 'x'.repeat(20_000);
  const event = { type: 'ThingHappened', data: { text }, metadata: {} };
  const events = Array.from({ length: 3 }, () => ({ ...event, id: randomUUID() }));
  const said = await store.append(stream, 'noStream', events).then(
    ({ appended }) => (appended ? 'appended' : 'conflict'),
    (error: unknown) => (error instanceof StoreUnavailable ? tell(error) : String(error)),
  );
  writeSync(1, `${when}: ${said}\n`);
}

await append('before', 'before-1', ({ message }) => message);
limitFileSize('100000');
await append('during', 'during-1', ({ name, outcome }) => `${name} ${outcome}`);
limitFileSize('20000');
await append('still', 'still-1', ({ name }) => name);
limitFileSize('unlimited');
await append('behind', 'behind-1', ({ message }) => message);
await store.close();
