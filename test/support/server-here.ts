import type { RunningServer } from '../../apps/server/serve.js';
import { serve } from '../../apps/server/serve.js';
import { readConfiguration } from '../../apps/server/configuration.js';
import { endsWithSuite } from '#suite';

/** Starts a server in this process, on a free port unless one is given. It ends with the test file. */
export async function startServerHere(
  data: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningServer> {
  const settings = { LENKWERK_DATA: data, PORT: '0', LOG_LEVEL: 'silent', ...environment };
  return await endsWithSuite(open(settings), (server) => server.close());
}

/** May be closed again and again. */
async function open(settings: Readonly<Record<string, string>>): Promise<RunningServer> {
  const server = await serve(readConfiguration(settings));
  let closing: Promise<void> | undefined;
  return { ...server, close: () => (closing ??= server.close()) };
}
