import { hasPostgres, ThrowAwayDatabase } from '#postgres/testing';
import { endsWithSuite } from '#suite';
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

const eventStoreDb = process.env['EVENTSTOREDB_URL'] ?? '';

const inFolder = eventStoreDb === '' && !hasPostgres;

/** For tests about the content of a data folder, which is empty when the stores are servers. */
export const itInFolder = inFolder ? it : it.skip;
export const describeInFolder = inFolder ? describe : describe.skip;

/** For tests of servers that share a log: they need an event store and a read database as servers. */
export function describeShared(what: string, sentences: () => void): void {
  const shares = eventStoreDb !== '' && hasPostgres;
  if (!shares) process.stderr.write(`${what} was not tested: it needs EVENTSTOREDB_URL and DATABASE_URL\n`);
  (shares ? describe : describe.skip)(what, sentences);
}

const databases = new Map<string, Promise<ThrowAwayDatabase>>();

/** Settings of a server whose log is this folder's alone: on the servers that the environment names, else in the folder. */
export async function storesOf(data: string): Promise<Readonly<Record<string, string>>> {
  const prefix = `t${createHash('sha256').update(data).digest('hex').slice(0, 16)}_`;
  return {
    ...(eventStoreDb !== '' && { EVENTSTOREDB_URL: eventStoreDb, LENKWERK_PREFIX: prefix }),
    ...(hasPostgres && { DATABASE_URL: (await databaseOf(data)).url }),
  };
}

/** Deletes the read models while no server runs: the next one rebuilds them. */
export async function forgetReadModels(data: string): Promise<void> {
  if (hasPostgres) await (await databaseOf(data)).run('DROP SCHEMA read CASCADE');
  for (const suffix of ['', '-wal', '-shm']) rmSync(join(data, `read.db${suffix}`), { force: true });
}

async function databaseOf(data: string): Promise<ThrowAwayDatabase> {
  const known = databases.get(data) ?? endsWithSuite(ThrowAwayDatabase.made(), (made) => made.drop());
  databases.set(data, known);
  return await known;
}
