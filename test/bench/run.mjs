// Runs the benchmarks, one JSON object a line; `--only <name>` runs those whose file name contains it.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../dist/test/bench/', import.meta.url));
const at = process.argv.indexOf('--only');
const only = at === -1 ? '' : (process.argv[at + 1] ?? '');
const files = readdirSync(folder).filter((file) => file.endsWith('.bench.js') && file.includes(only));
if (files.length === 0) {
  console.error(
    `no benchmark is named like "${only}"; there are ${readdirSync(folder)
      .filter((file) => file.endsWith('.bench.js'))
      .join(', ')}`,
  );
  process.exit(1);
}
for (const file of files) {
  const { status } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', folder + file], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}
