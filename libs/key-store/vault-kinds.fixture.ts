import { openPostgres } from '#postgres';
import type { Postgres } from '#postgres';
import { hasPostgres, ThrowAwayDatabase } from '#postgres/testing';
import { keyFolder } from './key-folder.js';
import type { KeyVault } from './key-vault.js';
import { postgresKeys } from './postgres-keys.js';
import { newKeyFolder } from './temporary-folder.fixture.js';

/** A kind of vault. `fresh` creates new storage; each call of its result opens a vault on it, like another process. */
export interface VaultKind {
  readonly kind: string;
  readonly fresh: () => Promise<() => KeyVault>;
}

const files: VaultKind = {
  kind: 'files',
  fresh: async () => {
    const folder = newKeyFolder();
    return () => keyFolder(folder);
  },
};

function inPostgres(database: ThrowAwayDatabase): VaultKind {
  let postgres: Postgres | undefined;
  afterAll(async () => {
    await postgres?.close();
  });
  return {
    kind: 'PostgreSQL',
    fresh: async () => {
      if (postgres === undefined) postgres = await openPostgres({ url: database.url });
      else await database.run('TRUNCATE keys.keys, keys.logs');
      const opened = postgres;
      return () => postgresKeys(opened);
    },
  };
}

/** The kinds that a spec file runs on. Must be called outside of `describe`. */
export function vaultKinds(): readonly VaultKind[] {
  return hasPostgres ? [files, inPostgres(ThrowAwayDatabase.forThisFile())] : [files];
}
