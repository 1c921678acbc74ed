import { spawnSync } from 'node:child_process';

/** What dependency-cruiser finds in apps and libs: every module with its imports, and the violations of its rules. */
export function cruise() {
  const { stdout, stderr } = spawnSync('npm', ['run', '-s', 'cruise'], { encoding: 'utf8', maxBuffer: 1e9 });
  if (stdout === '') throw new Error(`dependency-cruiser found nothing: ${stderr}`);
  return JSON.parse(stdout);
}
