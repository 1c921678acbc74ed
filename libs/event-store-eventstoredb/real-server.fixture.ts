/** The URL of a real EventStoreDB, from `EVENTSTOREDB_URL`. Without one, it writes which specs were not run. */
export function realServer(what: string): string | undefined {
  const url = process.env['EVENTSTOREDB_URL'];
  if (url !== undefined && url !== '') return url;
  process.stderr.write(`${what} was not run: EVENTSTOREDB_URL names no server\n`);
  return undefined;
}
