import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { status } from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import { success } from './fake-messages.fixture.js';
import type { AppendCall } from './fake-calls.types.js';
import type { FakeServer } from './fake-server.fixture.js';
import { breakCall } from './fake-server.fixture.js';
import { endAfterEach, fakeServer } from './stores.fixture.js';

endAfterEach();

const PROGRAM = `
  const { EventStoreDBClient, jsonEvent } = require('@eventstore/db-client');
  const append = (url) => EventStoreDBClient.connectionString(url)
    .appendToStream('thing-1', jsonEvent({ type: 'ThingHappened', data: {} }), { expectedRevision: 'no_stream' })
    .then(() => 'written', (error) => error.type);
  Promise.all(process.argv.slice(1).map(append)).then((ends) => {
    console.log(ends.join(' '));
    process.exit(0);
  });`;

/** One append to each server through the library, in a child process. */
async function appendByTheLibrary(...servers: readonly FakeServer[]) {
  const child = spawn(process.execPath, ['-e', PROGRAM, ...servers.map(({ url }) => url)]);
  const ended = once(child, 'exit');
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  await ended;
  return { code: child.exitCode, stdout: stdout.trim(), stderr };
}

/** The reasons against the library's own `appendToStream`. */
describe('the library itself', () => {
  it('ends the process at an answer without a waiting append', async () => {
    const server = await fakeServer();
    server.appendScripts.push((request, call) => {
      call.write(success(request, 0n).setCorrelationId(new shared.UUID().setString('unknown')));
    });
    const { code, stderr } = await appendByTheLibrary(server);
    // Jest declares its matchers as any.
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('is not iterable') as string });
  });

  it('fails an append when the connection of another client breaks, though it was written', async () => {
    const [broken, sound] = [await fakeServer(), await fakeServer()];
    const calls: AppendCall[] = [];
    const asked = (call: AppendCall): void => {
      calls.push(call);
      if (calls.length === 2) for (const one of broken.appendCalls) breakCall(one, status.UNAVAILABLE);
    };
    broken.appendScripts.push((_, call) => {
      asked(call);
    });
    sound.appendScripts.push((request, call) => {
      sound.log.append(request);
      asked(call);
    });
    const { stdout } = await appendByTheLibrary(broken, sound);
    expect([stdout, sound.log.events.length]).toEqual(['unavailable unavailable', 1]);
  });
});
