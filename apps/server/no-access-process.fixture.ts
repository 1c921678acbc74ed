import { createToken } from '#access';
import { createHash, randomUUID } from 'node:crypto';
import { chmodSync, cpSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readConfiguration } from './configuration.js';
import type { RunningServer } from './serve.js';
import { serve } from './serve.js';

// Starts servers in folders of which a part may not be used, as the user of this process: mode bits do not hold for root.
// Prints one JSON object a trial. Arguments: an empty folder, then `start` or `running`, then pairs of a path and a mode.

interface Parts {
  readonly parts: readonly { readonly name: string; readonly ready: boolean }[];
}

const [folder = '', kind = '', ...pairs] = process.argv.slice(2);
const used = join(folder, 'used');

await (await open(used)).close();
mkdirSync(join(used, 'documents'), { recursive: true });
for (let at = 0; at < pairs.length; at += 2) {
  const data = join(folder, `trial${at}`);
  cpSync(used, data, { recursive: true });
  const path = join(data, pairs[at] ?? '');
  const own = statSync(path).mode & 0o777;
  const trial = { data, path, deny: change(path, Number(pairs[at + 1])), allow: change(path, own) };
  process.stdout.write(`${JSON.stringify(await (kind === 'start' ? start(trial) : running(trial)))}\n`);
}
if (kind === 'start') process.stdout.write(`${JSON.stringify(await startBelow(join(folder, 'parent')))}\n`);

type Trial = Readonly<Record<'data' | 'path', string>> & Readonly<Record<'deny' | 'allow', () => void>>;

function change(path: string, mode: number): () => void {
  return () => {
    chmodSync(path, mode);
  };
}

async function open(data: string): Promise<RunningServer> {
  return await serve(readConfiguration({ LENKWERK_DATA: data, PORT: '0', LOG_LEVEL: 'silent' }));
}

/** What a start says, whether it changed anything, and what it says when the right is back. */
async function start({ data, path, deny, allow }: Trial): Promise<object> {
  const before = contentOf(data);
  deny();
  const said = await refusal(data);
  allow();
  return { path, said, changed: contentOf(data) !== before, afterwards: await refusal(data) };
}

async function startBelow(parent: string): Promise<object> {
  mkdirSync(parent, { mode: 0o500 });
  const path = join(parent, 'data');
  const said = await refusal(path);
  chmodSync(parent, 0o700);
  return { path, said, changed: false, afterwards: await refusal(path) };
}

async function refusal(data: string): Promise<string> {
  try {
    await (await open(data)).close();
    return '';
  } catch (error) {
    return String(error);
  }
}

/** Statuses of a command, of a document and of readiness: with the right, without it, with it again, after another start. */
async function running({ data, path, deny, allow }: Trial): Promise<object> {
  const server = await open(data);
  const act = await clerkOf(server);
  const before = await act();
  deny();
  const denied = await act();
  allow();
  const after = await act();
  await server.close();
  const again = await open(data);
  const last = await (await clerkOf(again))();
  await again.close();
  rmSync(data, { recursive: true });
  return { path, before, denied, after, last };
}

async function clerkOf({
  url,
  engine: { handler, machineClock, store },
}: RunningServer): Promise<() => Promise<object>> {
  const token = await createToken({ handler, roles: ['clerk'], label: 'test', now: machineClock.now() });
  const authorization = `Bearer ${token}`;
  const statusOf = async (path: string, method: string, body: string): Promise<number> => {
    const type = method === 'PUT' ? 'application/octet-stream' : 'application/json';
    const sent = { method, body, headers: { authorization, 'content-type': type, 'idempotency-key': randomUUID() } };
    return (await fetch(`${url}/api/v1/${path}`, sent)).status;
  };
  const person = JSON.stringify({ name: 'Kulturamt', evidence: { kind: 'illustration' } });
  return async () => {
    const text = JSON.stringify({ text: randomUUID() });
    const sha256 = createHash('sha256').update(text).digest('hex');
    const command = await statusOf('persons', 'POST', person);
    const document = await statusOf(`documents/${sha256}`, 'PUT', text);
    const ready = await fetch(`${url}/health/ready`);
    // The body is as the OpenAPI document describes it.
    const unready = ((await ready.json()) as Parts).parts.filter((part) => !part.ready).map(({ name }) => name);
    const { events } = await store.readLog({ filter: { categories: ['person'] } });
    return { command, document, ready: ready.status, unready, persons: events.length };
  };
}

function contentOf(data: string): string {
  const names = readdirSync(data, { recursive: true, encoding: 'utf8' }).sort();
  return names.map((name) => `${name} ${statSync(join(data, name)).size}`).join('\n');
}
