import { spawnSync } from 'node:child_process';

/** The result of dependency-cruiser for apps and libs: modules, imports, and violations of its rules. */
export function cruise() {
  const { stdout, stderr } = spawnSync('npm', ['run', '-s', 'cruise'], { encoding: 'utf8', maxBuffer: 1e9 });
  if (stdout === '') throw new Error(`dependency-cruiser found nothing: ${stderr}`);
  return JSON.parse(stdout);
}
