import type { KeyStore } from '#event-sourcing';
import type { Postgres } from '#postgres';
import { keyFolder } from './key-folder.js';
import { postgresKeys } from './postgres-keys.js';
import { openKeyStore } from './vault-key-store.js';

export { copyKeys, KeyConflict } from './copy-keys.js';
export type { CopiedKeys } from './copy-keys.js';
export { DamagedKeyFile } from './key-files.js';
export { holdsLogKey, LOG_KEY } from './key-vault.js';
export type { KeyVault } from './key-vault.js';
export { keyFolder, openKeyStore, postgresKeys };

export function openFileKeyStore(folder: string): KeyStore {
  return openKeyStore(keyFolder(folder));
}

export function openPostgresKeyStore(postgres: Postgres): KeyStore {
  return openKeyStore(postgresKeys(postgres));
}
