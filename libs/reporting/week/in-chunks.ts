/** A database takes some ten thousand values in one condition; there may be more measures. */
const CHUNK = 10_000;

/** Reads rows for these ids chunk by chunk. */
export async function inChunks<Row>(
  ids: readonly string[],
  read: (some: readonly string[]) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let from = 0; from < ids.length; from += CHUNK) rows.push(...(await read(ids.slice(from, from + CHUNK))));
  return rows;
}
