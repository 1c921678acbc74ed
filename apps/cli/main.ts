import { CommandContext } from './command-context.js';
import { run } from './run.js';
import { Terminal } from './terminal/terminal.js';

// The reader of the output may close it early: `lenkwerk audit | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const context = new CommandContext(new Terminal(process.stdout, process.stderr), process.env);
process.exitCode = await run(process.argv.slice(2), context);
