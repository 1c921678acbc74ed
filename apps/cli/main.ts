import { CommandFactory } from 'nest-commander';
import { CliModule } from './cli.module.js';
import { failureOf } from './terminal/failure.js';
import { programVersion } from '../server/program-version.js';

function fail(error: unknown): void {
  const { text, exitCode } = failureOf(error);
  if (text !== '') process.stderr.write(`${text}\n`);
  process.exitCode = exitCode;
}

// Whoever reads the output may have seen enough: `lenkwerk audit | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Nest declares its options as a class
  await CommandFactory.run(CliModule, {
    logger: ['error'],
    version: programVersion(),
    serviceErrorHandler: fail,
  });
} catch (error) {
  fail(error);
}
