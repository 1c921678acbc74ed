export { backupFeature } from './backup.feature.js';
export { BACKUPS } from './backups.controller.js';
export type { BackupPorts } from './backups.controller.js';
export { makeBackup } from './make-backup.js';
export type { BackupSource, MadeBackup } from './make-backup.js';
export { readManifest } from './manifest.js';
export type { BackupFile, BackupManifest } from './manifest.js';
export { restoreBackup } from './restore-backup.js';
export type { Restored, RestoreRequest } from './restore-backup.js';
