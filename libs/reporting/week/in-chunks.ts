/** A database takes some ten thousand values in one condition, not as many as there may be measures. */
const CHUNK = 10_000;

/** What is read for these ids, chunk after chunk. */
export async function inChunks<Row>(
  ids: readonly string[],
  read: (some: readonly string[]) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let from = 0; from < ids.length; from += CHUNK) rows.push(...(await read(ids.slice(from, from + CHUNK))));
  return rows;
}
