import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
// By its file, since the whole context takes long to load.
import { MAX_EXTRACT_BYTES } from '../../../libs/council/minutes-extract/decoding.js';
import { Mistake } from '../terminal/mistakes.js';

/** More files than a city writes extracts in several years; a folder with more is hardly meant. */
export const MOST_FILES = 10_000;

/** The files that are read, in order, and those of folders that are not. */
export interface MinutesFiles {
  readonly files: readonly string[];
  /** Files in the folders whose names do not end in `.txt`. */
  readonly otherFiles: readonly string[];
}

/**
 * The files behind the paths that were typed: a file itself, of a folder every `.txt` file, also in its subfolders.
 * Each file once, those of a folder in the order of their names (2 before 10). Links to folders and hidden entries are
 * not followed. A path that leads nowhere stays in the list, so that it does not stop the others.
 * @throws Mistake for more than `MOST_FILES`, or none
 */
export async function filesBehind(paths: readonly string[]): Promise<MinutesFiles> {
  const files = new Map<string, string>();
  const otherFiles: string[] = [];
  for (const path of paths) {
    if (!(await isFolder(path))) files.set(resolve(path), path);
    else for (const file of await filesIn(path, otherFiles)) files.set(resolve(file), file);
    if (files.size > MOST_FILES) {
      throw new Mistake(`One import reads at most ${MOST_FILES} files, these are more. Nothing was changed.`);
    }
  }
  if (files.size === 0) throw new Mistake(`There is no .txt file in ${paths.join(', ')}. Nothing was changed.`);
  return { files: [...files.values()], otherFiles };
}

/** A file that is not read. The message is for the only file, `reason` for one of many. */
export class FileRefused extends Mistake {
  constructor(
    file: string,
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`${file}: ${reason}\n  Nothing was changed.`, options);
  }
}

/** The bytes of a regular file within the limit of an extract. @throws FileRefused */
export async function readMinutesFile(file: string): Promise<Uint8Array> {
  try {
    const found = await stat(file);
    if (!found.isFile()) throw new FileRefused(file, 'It is no regular file.');
    if (found.size > MAX_EXTRACT_BYTES) {
      throw new FileRefused(file, `It has ${found.size} bytes; at most ${MAX_EXTRACT_BYTES} are read.`);
    }
    return await readFile(file);
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    const code = codeOf(error);
    const reason = code === 'ENOENT' ? 'There is no such file.' : `It cannot be read (${String(code)}).`;
    throw new FileRefused(file, reason, { cause: error });
  }
}

const byName = new Intl.Collator('de', { numeric: true });

async function filesIn(folder: string, otherFiles: string[]): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch((error: unknown) => {
    throw new Mistake(`${folder} cannot be read (${String(codeOf(error))}).`, { cause: error });
  });
  const found: string[] = [];
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory() || isHidden(path.slice(folder.length))) continue;
    if (/\.txt$/iu.test(entry.name)) found.push(path);
    else otherFiles.push(path);
  }
  return found.sort((a, b) => byName.compare(a, b));
}

function isHidden(path: string): boolean {
  return /(?:^|[\\/])\.(?!\.?[\\/])/u.test(path);
}

async function isFolder(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
