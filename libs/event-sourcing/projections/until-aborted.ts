/** Yields the iterable's values until the abort, and ends at the abort even if the iterable ignores it. */
export async function* untilAborted<T>(
  iterable: AsyncIterable<T>,
  signal: AbortSignal,
): AsyncGenerator<T, void, undefined> {
  const iterator = iterable[Symbol.asyncIterator]();
  while (!signal.aborted) {
    const result = await resultOrAbort(iterator.next(), signal);
    if (result === 'aborted' || result.done === true) return;
    yield result.value;
  }
}

/** Not `Promise.race` with one promise for the abort: that promise would hold every value in memory until the abort. */
async function resultOrAbort<R>(next: Promise<R>, signal: AbortSignal): Promise<R | 'aborted'> {
  return await new Promise((resolve, reject) => {
    const end = (): void => {
      resolve('aborted');
    };
    signal.addEventListener('abort', end);
    // After an abort a failure is ignored.
    next.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', end);
    });
  });
}
