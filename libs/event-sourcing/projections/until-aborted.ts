/** What the iterable gives until the abort, at once, even if the iterable itself does not hear it. */
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

/** No `Promise.race` with one promise of the abort: that promise would keep every value until the abort. */
async function resultOrAbort<R>(next: Promise<R>, signal: AbortSignal): Promise<R | 'aborted'> {
  return await new Promise((resolve, reject) => {
    const end = (): void => {
      resolve('aborted');
    };
    signal.addEventListener('abort', end);
    // Left behind by an abort, it may still fail: nobody is there to hear it.
    next.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', end);
    });
  });
}
