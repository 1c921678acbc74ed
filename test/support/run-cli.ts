import { CommandContext } from '../../apps/cli/command-context.js';
import { run } from '../../apps/cli/run.js';
import { Terminal } from '../../apps/cli/terminal/terminal.js';

export interface CliRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command of the command line in this process; its environment has only the given variables. */
export async function runCli(
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<CliRun> {
  let stdout = '';
  let stderr = '';
  const terminal = new Terminal({ write: (text) => (stdout += text) }, { write: (text) => (stderr += text) });
  const code = await run(words, new CommandContext(terminal, environment));
  return { code, stdout, stderr };
}
