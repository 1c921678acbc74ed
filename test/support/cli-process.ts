import { execFile } from 'node:child_process';

const LAUNCHER = new URL('../../apps/cli/bin/lenkwerk.mjs', import.meta.url).pathname;

export interface CliRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command line as a process of its own; only what is given is in its environment. */
export async function runCli(
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<CliRun> {
  const env = { PATH: process.env['PATH'], ...environment };
  return await new Promise((resolve) => {
    const child = execFile(process.execPath, [LAUNCHER, ...words], { env }, (_error, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, stdout, stderr });
    });
  });
}
