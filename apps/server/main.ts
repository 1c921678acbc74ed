import { readConfiguration } from './configuration.js';
import { closeOnSignal, serve } from './serve.js';

try {
  const server = await serve(readConfiguration(process.env));
  // Before the line that tells others that it can be stopped.
  closeOnSignal(server, () => process.exit(0));
  process.stdout.write(`Lenkwerk is at ${server.url}, its API at ${server.url}/api/docs\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
