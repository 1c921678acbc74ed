import { accessFault } from '#durable-folders';
import { StoreUnavailable } from '#event-sourcing';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';

interface Watched {
  readonly path: string;
  readonly identity: string;
}

/** `undefined` for a missing file. Only stat: closing a descriptor of an SQLite file would release its locks. */
function identityOf(path: string): string | undefined {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? undefined : `${found.dev}:${found.ino}`;
}

/**
 * Tells whether the open files are still those at their paths. A connection goes on writing to a file that was deleted,
 * moved or replaced; nothing of that is found after the next start. An inode is not used again while the file is open.
 */
export class WatchedFiles {
  readonly #watched: readonly Watched[];

  /** @param paths of files that were just opened; those that are missing are not watched */
  constructor(paths: readonly string[]) {
    this.#watched = paths.flatMap((path) => {
      const identity = identityOf(path);
      return identity === undefined ? [] : [{ path, identity }];
    });
  }

  /** @throws StoreUnavailable, also when the files or their folder may not be written any more */
  check(outcome: StoreUnavailable['outcome']): void {
    for (const { path, identity } of this.#watched) {
      const fault = accessFault(dirname(path)) ?? accessFault(path);
      if (fault !== undefined) throw new StoreUnavailable(fault, outcome);
      const found = identityOf(path);
      if (found === identity) continue;
      throw new StoreUnavailable(
        `${path} was ${found === undefined ? 'deleted or moved' : 'replaced'} while the server runs: nothing is written until `
          + 'it is back; otherwise stop the server and restore the last backup into a new folder',
        outcome,
      );
    }
  }
}
