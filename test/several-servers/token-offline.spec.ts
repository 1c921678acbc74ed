import { folderOfSuite } from '#suite';
import { readdirSync } from 'node:fs';
import { runCli } from '../support/run-cli.js';
import { describeShared, storesOf } from '../support/stores.js';

describeShared('a token made beside the servers', () => {
  const data = folderOfSuite('offline');

  it('is refused where there is no log, and creates none', async () => {
    const words = ['token', 'create', '--offline', '--label', 'emergency', '--role', 'administrator'];
    const environment = { ...(await storesOf(data)), LENKWERK_DATA: data };
    for (const attempt of [await runCli(words, environment), await runCli(words, environment)]) {
      expect(attempt).toMatchObject({ code: 1, stdout: '' });
      expect(attempt.stderr).toContain('There is no log with the prefix');
    }
    expect(readdirSync(data)).toEqual([]);
  });
});
