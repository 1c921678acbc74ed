export { copyKeys, KeyConflict } from './copy-keys.js';
export type { CopiedKeys } from './copy-keys.js';
export { openFileKeyStore } from './file-key-store.js';
export { DamagedKeyFile, holdsLogKey } from './key-files.js';
