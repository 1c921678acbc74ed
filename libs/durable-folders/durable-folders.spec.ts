import { folderOfSuite } from '#suite';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, missingFolders } from './index.js';

describe('a folder with missing parents', () => {
  it('is made with them, readable only for its owner, also by two at once', async () => {
    const first = join(folderOfSuite('folders'), 'first');
    const folder = join(first, 'second');
    expect(missingFolders(folder)).toEqual([first, folder]);
    await Promise.all([makeFolder(folder), makeFolder(folder)]);
    expect([first, folder].map((path) => statSync(path).mode & 0o777)).toEqual([0o700, 0o700]);
    expect(missingFolders(folder)).toEqual([]);
  });

  it('is refused at once where the system denies names', async () => {
    await expect(makeFolder('/proc/self/first/second')).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
