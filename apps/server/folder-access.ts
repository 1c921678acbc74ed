import { accessFault, accessReason, makeFolder } from '#durable-folders';
import { StoreUnavailable } from '#event-sourcing';
import { join } from 'node:path';

/** The data folder, or a part of it, cannot be used by the user of the server. */
export class UnusableDataFolder extends Error {
  override readonly name = 'UnusableDataFolder';
}

/** Paths in the data folder by the store that needs them; only those that this server uses. */
export interface FolderParts {
  readonly data: readonly string[];
  readonly events: readonly string[];
  readonly keys: readonly string[];
  readonly documents: readonly string[];
  readonly reads: readonly string[];
  readonly locks: readonly string[];
}

/** What is in the folder depends on the stores that are elsewhere. */
export function folderParts(
  data: string,
  elsewhere: { readonly events: boolean; readonly others: boolean },
): FolderParts {
  const inFolder = (...names: readonly string[]): readonly string[] => names.map((name) => join(data, name));
  return {
    data: [data],
    events: elsewhere.events ? [] : inFolder('events.db', 'events.db-wal', 'events.db-shm', 'lock.db'),
    keys: elsewhere.others ? [] : inFolder('keys', 'keys/log.key'),
    documents: elsewhere.others ? [] : inFolder('documents'),
    reads: elsewhere.others ? [] : inFolder('read.db', 'read.db-wal', 'read.db-shm'),
    locks: elsewhere.others ? [] : inFolder('locks.db', 'locks.db-wal', 'locks.db-shm'),
  };
}

/** Makes the folder if it is missing, before anything is opened in it. @throws UnusableDataFolder */
export async function prepareFolder(data: string, parts: FolderParts): Promise<void> {
  await makeFolder(data).catch((error: unknown) => {
    const reason = accessReason(error);
    if (reason === undefined) throw error;
    throw new UnusableDataFolder(`${data} cannot be made (${reason}): name another folder with LENKWERK_DATA`);
  });
  const fault = faultIn(Object.values<readonly string[]>({ ...parts }).flat());
  if (fault !== undefined) throw new UnusableDataFolder(`${fault}; nothing was changed`);
}

/** @throws StoreUnavailable */
export function checkAccess(paths: readonly string[]): void {
  const fault = faultIn(paths);
  if (fault !== undefined) throw new StoreUnavailable(fault, 'notWritten');
}

function faultIn(paths: readonly string[]): string | undefined {
  for (const path of paths) {
    const fault = accessFault(path);
    if (fault !== undefined) return fault;
  }
  return undefined;
}
