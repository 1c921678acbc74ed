/** What the iterable gives until the abort, at once, even if the iterable itself does not hear it. */
export async function* untilAborted<T>(
  iterable: AsyncIterable<T>,
  signal: AbortSignal,
): AsyncGenerator<T, void, undefined> {
  const iterator = iterable[Symbol.asyncIterator]();
  const abort = new Promise<{ readonly done: true }>((resolve) => {
    const end = (): void => {
      resolve({ done: true });
    };
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
  while (!signal.aborted) {
    const next = iterator.next();
    // Left behind by an abort, it may still fail: nobody is there to hear it.
    next.catch(() => undefined);
    const result = await Promise.race([next, abort]);
    if (result.done === true) return;
    yield result.value;
  }
}
