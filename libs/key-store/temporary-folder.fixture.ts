import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The path of a folder that does not exist yet; it is deleted after the spec file. */
export function newKeyFolder(): string {
  const parent = mkdtempSync(join(tmpdir(), 'lenkwerk-keys-'));
  parents.push(parent);
  return join(parent, 'data', 'keys');
}

const parents: string[] = [];

afterAll(() => {
  for (const parent of parents) rmSync(parent, { recursive: true, force: true });
});
