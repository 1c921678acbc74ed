import { processOfSuite } from '#suite';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { EventStore, LogCopyProgress, StoredEvent } from '#event-sourcing';
import { copyLog, openLog } from '#event-sourcing';
import { MemoryEventStore } from '#event-sourcing/testing';
import { builtFile } from './child-process.fixture.js';
import { readValue } from './connection.js';
import { GROUP_LIMITS } from './group-commit.js';
import type { SqliteEventStore } from './sqlite-event-store.js';
import { events, openInspected, openStore, stream } from './stores.fixture.js';
import { temporaryFolder } from './temporary-folder.fixture.js';

const WANTED = { clock: 'real', zone: 'Europe/Berlin', municipality: 'Ludwigshafen am Rhein' } as const;
const APPENDS = 3_000;

/** A log of 5,000 events on 50 streams, in appends of one to three. */
async function writtenLog(folder: string, prefix?: string): Promise<SqliteEventStore> {
  const store = await openStore({ folder, ...(prefix !== undefined && { prefix }) });
  await openLog(store, WANTED);
  const last = new Map<number, bigint>();
  const appends = Array.from({ length: APPENDS }, (_, index) => {
    const key = (index * 7) % 50;
    const count = 1 + (index % 3 === 0 ? 2 : 0);
    const before = last.get(key) ?? -1n;
    last.set(key, before + BigInt(count));
    return store.append(stream(key), before < 0n ? 'noStream' : before, events(count, index % 300));
  });
  await Promise.all(appends);
  return store;
}

async function contentOf(store: EventStore): Promise<readonly Omit<StoredEvent, 'position'>[]> {
  const content: Omit<StoredEvent, 'position'>[] = [];
  let after: bigint | undefined;
  for (let head = false; !head;) {
    const slice = await store.readLog({ ...(after !== undefined && { after }) });
    for (const { position, ...event } of slice.events) if (!event.stream.startsWith('log-')) content.push(event);
    ({ position: after, head } = slice);
  }
  return content;
}

describe('a log in a folder', () => {
  it('stays the same when it is copied to another folder, another prefix, memory and back', async () => {
    const source = await writtenLog(temporaryFolder());
    const other = await openStore({ folder: temporaryFolder(), prefix: 'other_' });
    const memory = new MemoryEventStore();
    const back = await openStore({ folder: temporaryFolder() });
    const hashes = [
      await copyLog({ source, target: other, groupLimits: GROUP_LIMITS }),
      await copyLog({ source: other, target: memory }),
      await copyLog({ source: memory, target: back, groupLimits: GROUP_LIMITS }),
    ].map(({ sha256 }) => sha256);
    expect(new Set(hashes).size).toBe(1);
    const content = await contentOf(source);
    expect(content).toHaveLength(5_000);
    for (const store of [other, back]) {
      expect(await contentOf(store)).toEqual(content);
      await store.close();
    }
    await source.close();
  });

  it('is written in complete groups, each within the limits of a transaction', async () => {
    const source = await writtenLog(temporaryFolder());
    const { store: target, writing } = await openInspected(temporaryFolder());
    let done = 0;
    const groups: number[] = [];
    const report = ({ phase, done: now }: LogCopyProgress) => {
      if (phase === 'verifying') return;
      // The additional event is LogOpened.
      expect(readValue(writing(), 'SELECT count(*) FROM events')).toBe(now + 1);
      groups.push(now - done);
      done = now;
    };
    await copyLog({ source, target, groupLimits: GROUP_LIMITS, report });
    expect(groups.length).toBeLessThan(20);
    expect(done).toBe(5_000);
    await source.close();
    await target.close();
  });

  it('is copied in part to a full disk, and completed when there is space', async () => {
    const source = await writtenLog(temporaryFolder());
    const { store: target, writing } = await openInspected(temporaryFolder());
    const pages = Number(readValue(writing(), 'PRAGMA page_count'));
    writing().exec(`PRAGMA max_page_count = ${pages + 150}`);
    const full = copyLog({ source, target, groupLimits: GROUP_LIMITS });
    await expect(full).rejects.toMatchObject({ name: 'StoreUnavailable', outcome: 'notWritten' });
    const content = await contentOf(source);
    const held = await contentOf(target);
    expect(held.length).toBeGreaterThan(100);
    expect(held).toEqual(content.slice(0, held.length));
    writing().exec('PRAGMA max_page_count = 1000000');
    expect(await copyLog({ source, target, groupLimits: GROUP_LIMITS })).toMatchObject({
      written: 5_000 - held.length,
    });
    expect(await contentOf(target)).toEqual(content);
    await source.close();
    await target.close();
  });
});

describe('a process that copies a log', () => {
  interface Killed {
    readonly signal: NodeJS.Signals | null;
    readonly last: LogCopyProgress | undefined;
  }

  /** Starts a copy and kills it as soon as it has reported this progress. */
  async function killAt(from: string, to: string, how: string, far: (at: LogCopyProgress) => boolean): Promise<Killed> {
    const child = processOfSuite(
      spawn(process.execPath, [builtFile('copying-process.fixture.js'), from, to, how], {
        stdio: ['ignore', 'pipe', 'inherit'],
      }),
    );
    // The arguments of a child process's `exit` event.
    const exited = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
    let last: LogCopyProgress | undefined;
    for await (const line of createInterface(child.stdout)) {
      // The kill may have cut the last line.
      if (line.endsWith('}')) last = JSON.parse(line) as LogCopyProgress;
      if (last !== undefined && far(last)) child.kill('SIGKILL');
    }
    const [, signal] = await exited;
    return { signal, last };
  }

  it.each(['together', 'oneByOne'])('can be killed many times and still completes the copy (%s)', async (how) => {
    const [from, to] = [temporaryFolder(), temporaryFolder()];
    const source = await writtenLog(from);
    const whole = await copyLog({ source, target: new MemoryEventStore() });
    await source.close();
    for (const share of [0.05, 0.3, 0.6]) {
      const killed = await killAt(
        from,
        to,
        how,
        ({ phase, done, total }) => phase === 'copying' && done >= share * total,
      );
      expect(killed).toMatchObject({ signal: 'SIGKILL', last: { phase: 'copying' } });
    }
    const comparing = await killAt(from, to, how, ({ phase }) => phase === 'verifying');
    expect(comparing).toMatchObject({ signal: 'SIGKILL', last: { phase: 'verifying' } });
    const unfinished = await openStore({ folder: to });
    await expect(openLog(unfinished, WANTED)).rejects.toMatchObject({ name: 'UnfinishedCopy' });
    await unfinished.close();
    expect(await killAt(from, to, how, () => false)).toMatchObject({ signal: null });
    const [again, target] = [await openStore({ folder: from }), await openStore({ folder: to })];
    expect(await copyLog({ source: again, target })).toMatchObject({
      outcome: 'alreadyCopied',
      events: 5_000,
      sha256: whole.sha256,
    });
    expect(await contentOf(target)).toEqual(await contentOf(again));
    await again.close();
    await target.close();
  });
});
