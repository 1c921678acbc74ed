import { readConfiguration } from './configuration.js';
import type { RunningServer } from './serve.js';
import { closeOnSignal, serve } from './serve.js';

let server: RunningServer | undefined;
// The first process of a container ends at no signal that it does not hear.
closeOnSignal(
  () => server,
  () => process.exit(0),
);
try {
  server = await serve(readConfiguration(process.env));
  process.stdout.write(`Lenkwerk is at ${server.url}, its API at ${server.url}/api/docs\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
