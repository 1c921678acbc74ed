import { readConfiguration } from './configuration.js';
import { closeOnSignal, serve } from './serve.js';

try {
  const starting = serve(readConfiguration(process.env));
  // The first process of a container ends at no signal that it does not hear.
  closeOnSignal(starting, (exitCode) => process.exit(exitCode));
  const { url } = await starting;
  process.stdout.write(`Lenkwerk is at ${url}, its API at ${url}/api/docs\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
