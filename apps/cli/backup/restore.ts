import type { Restored, RestoreRequest } from '#backup';
import { readManifest, restoreBackup } from '#backup';
import { resolve } from 'node:path';
import { showProgress } from '../terminal/progress.js';
import type { Terminal } from '../terminal/terminal.js';

/** Makes the data folder and prints the next step. */
export async function restore(terminal: Terminal, request: RestoreRequest): Promise<void> {
  const { files } = await readManifest(request.from);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const progress = showProgress(terminal, 'checking', bytes, 'bytes');
  let done = 0;
  const restored = await restoreBackup(request, (some) => {
    progress.at((done += some));
  }).finally(() => {
    progress.end();
  });
  printResult(terminal, restored, resolve(request.data));
}

function printResult(terminal: Terminal, { manifest, keys, destroyedKeys }: Restored, data: string): void {
  const { log, createdAt, files } = manifest;
  const gone = destroyedKeys === 0 ? '' : `, ${destroyedKeys} destroyed for good`;
  terminal.print(`restored: the log ${log} as of ${createdAt}, documents: ${files.length - 1}, keys: ${keys}${gone}`);
  terminal.print(`  next: stop the server that works on the old folder, then LENKWERK_DATA=${data} npm start`);
  terminal.print(
    '  Tokens hold as before. Without one: lenkwerk token create --offline --label <what for> --role administrator',
  );
  terminal.print('  What was written after the backup is not in it.');
}
