import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { StoreUnavailable } from '../store/event-store.js';
import type { StoredEvent } from '../store/event-store.js';
import { ReplaceableStore } from '../testing/replaceable-store.js';
import { latestMark } from './history-check.js';
import { HistoryWatch, LATE_ANSWER, LOOKS } from './history-watch.js';
import type { LogMark } from './log-mark.js';
import { MemoryReadModels } from './memory-read-models.fixture.js';

type Read = Parameters<ReplaceableStore['readStream']>;

/** A restored store that also fails, or answers from a node that is behind, when the spec says so. */
class FaultyStore extends ReplaceableStore {
  isAway = false;
  behindOnce = false;

  override async readStream(...[stream, options]: Read): Promise<readonly StoredEvent[]> {
    if (this.isAway) throw new StoreUnavailable('away', 'notWritten');
    const isBehind = this.behindOnce;
    this.behindOnce = false;
    return isBehind ? [] : await super.readStream(stream, options);
  }

  async add(revision: number): Promise<LogMark> {
    const event = { id: randomUUID(), type: 'Added', data: {}, metadata: {} };
    await this.append('note-a', revision === 0 ? 'noStream' : BigInt(revision - 1), [event]);
    return { stream: 'note-a', revision: BigInt(revision), event: event.id };
  }
}

/** The watch of a server that only takes requests, whose timers the spec rings. */
class Watched {
  readonly store = new FaultyStore();
  readonly readModels = new MemoryReadModels();
  readonly told: string[] = [];
  readonly pauses: number[] = [];
  answerTime = 0;
  #ring: (() => void) | undefined;
  readonly watch = new HistoryWatch({
    store: this.store,
    latestMark: () => latestMark(this.readModels, [{ name: 'notes', tables: [] }]),
    report: (message) => this.told.push(message),
    onReturn: () => this.told.push('reads anew'),
    onOtherHistory: () => this.told.push('ends'),
    schedule: (task, milliseconds) => {
      this.pauses.push(milliseconds);
      this.#ring = task;
      return () => (this.#ring = undefined);
    },
    startStopwatch: () => ({ atMost: () => this.answerTime, atLeast: () => this.answerTime }),
  });

  readModelsAreAt(mark: LogMark): void {
    this.readModels.checkpoints.set('notes', { position: mark.revision, mark, version: 1, complete: true });
  }

  /** Resolves after the first look, or the next one. */
  async look(): Promise<void> {
    const before = this.pauses.length;
    this.watch.start();
    this.#ring?.();
    while (this.pauses.length === before && !this.told.includes('ends')) await nextTurn();
  }
}

describe('a server that only takes requests', () => {
  let server: Watched;
  let first: LogMark;
  beforeEach(async () => {
    server = new Watched();
    first = await server.store.add(0);
    server.store.backUp();
  });
  afterEach(() => server.watch.stop());

  it('ends with one sentence when the log was restored from an older copy, even if that has grown beyond', async () => {
    server.readModelsAreAt(await server.store.add(1));
    await server.look();
    await server.store.restore();
    for (const revision of [1, 2, 3]) server.readModelsAreAt(await server.store.add(revision));
    await server.look();
    await server.look();
    expect(server.told).toEqual([expect.stringContaining('it was restored from an older copy'), 'ends']);
    expect(server.pauses).toEqual([LOOKS.regular, LOOKS.confirming]);
  });

  it('goes on at a log that grows', async () => {
    server.readModelsAreAt(first);
    for (const revision of [1, 2, 3]) {
      await server.look();
      server.readModelsAreAt(await server.store.add(revision));
    }
    await server.look();
    expect(server.told).toEqual([]);
  });

  it('goes on after one late answer of a node that is behind', async () => {
    server.readModelsAreAt(first);
    await server.look();
    server.store.behindOnce = true;
    for (let looks = 0; looks < 3; looks += 1) await server.look();
    expect(server.told).toEqual([]);
  });

  it('reads all states anew when the store was away: the event may be in the copy, and what came after it not', async () => {
    server.readModelsAreAt(first);
    await server.look();
    await server.store.add(1);
    server.store.isAway = true;
    await server.look();
    await server.store.restore();
    server.store.isAway = false;
    await server.look();
    await server.look();
    expect(server.told).toEqual(['reads anew']);
  });

  it('reads all states anew after an answer that took so long that the store may have been away', async () => {
    server.readModelsAreAt(first);
    await server.look();
    server.answerTime = LATE_ANSWER;
    await server.look();
    server.answerTime = 0;
    await server.look();
    expect(server.told).toEqual(['reads anew']);
  });

  it('does not end because of read models that are still of the lost history', async () => {
    server.readModelsAreAt(await server.store.add(1));
    await server.store.restore();
    for (let looks = 0; looks < 3; looks += 1) await server.look();
    expect(server.told).toEqual([]);
  });

  it('keeps the event that it knows while the read models cannot be reached', async () => {
    server.readModelsAreAt(await server.store.add(1));
    await server.look();
    server.readModels.behaviour = 'fenced';
    await server.look();
    await server.store.restore();
    await server.look();
    await server.look();
    expect(server.told).toContain('ends');
  });
});
