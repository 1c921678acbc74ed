import { canonicalJson } from '#event-sourcing';
import { folderOfSuite } from '#suite';
import { createHash } from 'node:crypto';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { everythingRead } from '../support/everything-read.js';
import { withoutLaterFields } from '../support/later-fields.js';
import { startServerHere } from '../support/server-here.js';
import { untilReady } from '../support/until.js';

const WRITTEN = new URL('../fixtures/data-folder/', import.meta.url).pathname;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Policies that the earlier program did not have: the audit log begins with the present program's start of each. */
const LATER_POLICIES = ['organisation-tree', 'goal-structures', 'measure-structures'].map((name) => `policy-${name}`);

interface Audited {
  readonly type: string;
  readonly stream: string;
}

function withoutLaterPolicies(path: string, answer: unknown): unknown {
  if (path !== 'audit/events') return answer;
  // The answer of `audit/events` is a list of audited events.
  const { items } = answer as { readonly items: readonly Audited[] };
  return { items: items.filter(({ stream }) => !LATER_POLICIES.includes(stream)) };
}

describe('A data folder that an earlier program wrote', () => {
  it('gives the same answers as with that program', async () => {
    const data = join(folderOfSuite('older'), 'data');
    cpSync(WRITTEN, data, { recursive: true });
    const stores = { EVENTSTOREDB_URL: '', DATABASE_URL: '', LENKWERK_PREFIX: '' };
    const server = await startServerHere(data, stores);
    await untilReady(server.url);
    const token = (role: string): string => readFileSync(join(data, 'tokens', role), 'utf8').trim();
    const read = await everythingRead(server, { clerk: token('clerk'), auditor: token('auditor') });
    const answers = Object.fromEntries(
      [...read].map(([path, answer]) => [
        path,
        sha256(canonicalJson(withoutLaterFields(withoutLaterPolicies(path, answer)))),
      ]),
    );
    expect(answers).toEqual(JSON.parse(readFileSync(join(WRITTEN, 'answers.json'), 'utf8')));
  });

  it('has its organisations in the tree before the first new one', async () => {
    const data = join(folderOfSuite('older'), 'data');
    cpSync(WRITTEN, data, { recursive: true });
    const server = await startServerHere(data, { EVENTSTOREDB_URL: '', DATABASE_URL: '', LENKWERK_PREFIX: '' });
    await untilReady(server.url);
    const call = async (path: string, role: string, body?: object) => {
      const token = readFileSync(join(data, 'tokens', role), 'utf8').trim();
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const request = body === undefined ? { headers } : { headers, method: 'POST', body: JSON.stringify(body) };
      const answer = await fetch(`${server.url}/api/v1/${path}`, request);
      // Lists have items, creations an id; each caller takes its own.
      return {
        status: answer.status,
        ...((await answer.json()) as { id: string; items: { id: string; parent?: string }[] }),
      };
    };
    const { items } = await call('organisations?limit=200', 'clerk');
    const below = items.find(({ parent }) => typeof parent === 'string');
    const above = below?.parent ?? items[0]?.id ?? '';
    const added = await call('organisations', 'clerk', {
      name: 'Stabsstelle',
      kind: 'office',
      parent: below?.id ?? above,
    });
    expect(added.status).toBe(201);
    const circle = await call(`organisations/${above}/parent`, 'clerk', { parent: added.id });
    expect(circle).toMatchObject({ status: 422, reason: 'an organisation would belong to itself' });
    const stream = await server.engine.store.readStream('organisationtree-all');
    expect(stream.map(({ type }) => type)).toEqual([
      ...(below === undefined ? [] : ['EdgesFound']),
      'StructureOpened',
      'EdgeClaimed',
    ]);
  });
});
