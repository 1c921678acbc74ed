import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** For specs: the path of a folder that does not exist yet, gone when the test file is through. */
export function newKeyFolder(): string {
  const parent = mkdtempSync(join(tmpdir(), 'lenkwerk-keys-'));
  parents.push(parent);
  return join(parent, 'data', 'keys');
}

const parents: string[] = [];

afterAll(() => {
  for (const parent of parents) rmSync(parent, { recursive: true, force: true });
});
