import { folderOfSuite } from '#suite';
import { Client } from '../support/client.js';
import { allowRoles } from '../support/roles.js';
import { startServerProcess } from '../support/server-process.js';
import type { ServerProcess } from '../support/server-process.js';

const NAME = 'Friederike Musterfrau-Beispiel';
const MARKER = 'Grundstückssache Nordhafen';
/** Whoever writes to a log may write it as JSON, percent-encoded or in bytes. */
const SPELLINGS = [NAME, MARKER, encodeURIComponent(NAME), encodeURIComponent(MARKER), 'Musterfrau', 'Nordhafen'];

describe("The server's output", () => {
  let server: ServerProcess;
  let output = '';

  beforeAll(async () => {
    server = await startServerProcess(folderOfSuite('log'), { LOG_LEVEL: 'trace' }, undefined, 'pipe');
    for (const stream of [server.child.stdout, server.child.stderr]) {
      stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    }
    await allowRoles(server, ['clerk', 'process-manager', 'auditor']);
  });

  it('has no name, no text and no token of any request, done or refused', async () => {
    const client = new Client(() => server.url, server.token);
    const registered = await client.post('/persons', { name: NAME }).expect(201);
    const { id } = registered.body as { readonly id: string };
    await client.post(`/persons/${id}/functions`, { title: NAME, from: NAME }).expect(400);
    await client.post('/papers', { title: MARKER, public: 'no' }).expect(201);
    await client.post('/papers', `{"title": "${MARKER}`).expect(400);
    await client.post('/papers', { title: MARKER, [MARKER]: NAME }).expect(400);
    await client.post(`/papers/${id}/release`, { evidence: { kind: 'oral', reference: MARKER } }).expect(404);
    await client.get(`/papers?cursor=${encodeURIComponent(MARKER)}`).expect(400);
    await client.get(`/audit/events?text=${encodeURIComponent(NAME)}`).expect(200);
    await client.get(`/papers/${encodeURIComponent(MARKER)}`);
    await client.get(`/nothing/${encodeURIComponent(NAME)}`).expect(404);
    await client.post('/papers', { title: MARKER }).set('idempotency-key', MARKER.replace('ü', 'ue')).expect(201);
    await server.stop();
    expect(output).toContain('"msg":"request"');
    const [, secret = 'no secret'] = server.token.split('.');
    expect([...SPELLINGS, secret].filter((text) => output.includes(text))).toEqual([]);
  });
});
