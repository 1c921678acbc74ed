import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { untilAborted } from './until-aborted.js';

interface Slice {
  readonly number: number;
}

async function* endless(): AsyncGenerator<Slice> {
  for (let number = 0; ; number += 1) yield await Promise.resolve({ number });
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  // With --expose-gc a new context has this function.
  (runInNewContext('gc') as () => void)();
}

describe('an iteration until an abort', () => {
  it('releases each value after it was processed', async () => {
    const abort = new AbortController();
    const seen: WeakRef<Slice>[] = [];
    for await (const slice of untilAborted(endless(), abort.signal)) {
      seen.push(new WeakRef(slice));
      // A weak reference holds until its turn of the event loop is over.
      await nextTurn();
      if (slice.number === 20) collectGarbage();
      if (slice.number === 21) break;
    }
    expect(seen.slice(0, 15).filter((slice) => slice.deref() !== undefined)).toEqual([]);
  });

  it('ends at the abort, even when no further value comes', async () => {
    const abort = new AbortController();
    const silent: AsyncIterable<Slice> = {
      [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => undefined) }),
    };
    const all = Array.fromAsync(untilAborted(silent, abort.signal));
    abort.abort();
    expect(await all).toEqual([]);
  });

  it('fails when its source fails, but not after the abort', async () => {
    const failing = (error: Promise<never>): AsyncIterable<Slice> => ({
      [Symbol.asyncIterator]: () => ({ next: () => error }),
    });
    const broken = Array.fromAsync(
      untilAborted(failing(Promise.reject(new Error('gone'))), AbortSignal.timeout(60_000)),
    );
    await expect(broken).rejects.toThrow('gone');
    const late = Promise.withResolvers<never>();
    const abort = new AbortController();
    const left = Array.fromAsync(untilAborted(failing(late.promise), abort.signal));
    abort.abort();
    expect(await left).toEqual([]);
    late.reject(new Error('nobody hears it'));
    await nextTurn();
  });
});
