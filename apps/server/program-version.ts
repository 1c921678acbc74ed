import { readFileSync } from 'node:fs';

/** The version in package.json, which lies above the sources and above the built program. */
export function programVersion(): string {
  for (let folder = new URL('.', import.meta.url); folder.pathname !== '/'; folder = new URL('..', folder)) {
    const version = versionIn(new URL('package.json', folder));
    if (version !== undefined) return version;
  }
  return 'unknown';
}

function versionIn(file: URL): string | undefined {
  try {
    // JSON.parse is declared as any; the file is a package.json.
    const { name, version } = JSON.parse(readFileSync(file, 'utf8')) as {
      readonly name?: string;
      readonly version?: string;
    };
    return name === 'lenkwerk' ? version : undefined;
  } catch {
    return undefined; // no such file here: one folder up
  }
}
