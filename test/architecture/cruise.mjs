import { spawnSync } from 'node:child_process';

/** What dependency-cruiser finds in apps and libs: every module with its imports, and the violations of its rules. */
export function cruise() {
  const words = ['--no-install', 'depcruise', '--config', '.dependency-cruiser.mjs', '--output-type', 'json'];
  const { stdout, stderr } = spawnSync('npx', [...words, 'apps', 'libs'], { encoding: 'utf8', maxBuffer: 1e9 });
  if (stdout === '') throw new Error(`dependency-cruiser found nothing: ${stderr}`);
  return JSON.parse(stdout);
}
