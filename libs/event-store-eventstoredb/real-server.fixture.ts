/** Where a real EventStoreDB is, by `EVENTSTOREDB_URL`; else says in one line what was not run. */
export function realServer(what: string): string | undefined {
  const url = process.env['EVENTSTOREDB_URL'];
  if (url !== undefined && url !== '') return url;
  process.stderr.write(`${what} was not run: EVENTSTOREDB_URL names no server\n`);
  return undefined;
}
