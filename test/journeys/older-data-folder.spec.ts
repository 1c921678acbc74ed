import { canonicalJson } from '#event-sourcing';
import { folderOfSuite } from '#suite';
import { createHash } from 'node:crypto';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { everythingRead } from '../support/everything-read.js';
import { startServerHere } from '../support/server-here.js';
import { untilReady } from '../support/until.js';

const WRITTEN = new URL('../fixtures/data-folder/', import.meta.url).pathname;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('A data folder that an earlier program wrote', () => {
  it('gives the same answers as with that program', async () => {
    const data = join(folderOfSuite('older'), 'data');
    cpSync(WRITTEN, data, { recursive: true });
    const stores = { EVENTSTOREDB_URL: '', DATABASE_URL: '', LENKWERK_PREFIX: '' };
    const server = await startServerHere(data, stores);
    await untilReady(server.url);
    const token = (role: string): string => readFileSync(join(data, 'tokens', role), 'utf8').trim();
    const read = await everythingRead(server, { clerk: token('clerk'), auditor: token('auditor') });
    const answers = Object.fromEntries([...read].map(([path, answer]) => [path, sha256(canonicalJson(answer))]));
    expect(answers).toEqual(JSON.parse(readFileSync(join(WRITTEN, 'answers.json'), 'utf8')));
  });
});
