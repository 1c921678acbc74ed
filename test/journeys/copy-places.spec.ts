import { folderOfSuite } from '#suite';
import { idFrom } from '#event-sourcing';
import { openFileDocuments } from '#documents';
import { openFileKeyStore } from '#key-store';
import { describeOnPostgres } from '#postgres/testing';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { runCli } from '../support/run-cli.js';

const SECRET = 'very-secret';
const [PERSON, ERASED] = [idFrom('a person'), idFrom('an erased person')];
let folder: string;
let data: string;

beforeEach(async () => {
  folder = folderOfSuite('places');
  data = join(folder, 'data');
  mkdirSync(data);
  const keys = openFileKeyStore(join(data, 'keys'));
  await keys.logKey();
  await keys.createDataKey(PERSON);
  await keys.destroyDataKey(ERASED);
  await openFileDocuments(join(data, 'documents')).put(Buffer.from('Der Ausschuss nimmt Kenntnis.'));
});

describe.each(['copy-keys', 'copy-documents'])('lenkwerk %s', (command) => {
  it('needs both places', async () => {
    const { code, stderr } = await runCli([command, '--from', data]);
    expect([code, stderr]).toEqual([2, 'Say both: --from <data folder or URL> --to <data folder or URL>.\n']);
  });

  it('copies from one folder to another', async () => {
    const target = join(folder, 'moved');
    const { code, stdout, stderr } = await runCli([command, '--from', data, '--to', target]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(`from ${data} to ${target}`);
    expect(existsSync(target)).toBe(true);
  });
});

it.each([
  ['there is nothing to copy', () => [join(folder, 'nothing'), data], 'There is no data folder'],
  ['both places are one', () => [data, `${data}/.`], 'Both places are'],
  ['no PostgreSQL answers', () => [data, `postgresql://me:${SECRET}@127.0.0.1:1/city`], '127.0.0.1:1/city'],
  ['the URL is of something else', () => [data, `mysql://me:${SECRET}@db/city`], 'is named by a URL such as'],
])('lenkwerk copy-keys reports in one line when %s', async (_, places, text) => {
  const [from = '', to = ''] = places();
  const { code, stdout, stderr } = await runCli(['copy-keys', '--from', from, '--to', to]);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toContain(text);
  expect(stderr.trim()).not.toContain('\n');
  expect(stderr).not.toContain(SECRET);
});

it('lenkwerk copy-keys reports when a place holds no keys of a log', async () => {
  const empty = join(folder, 'empty');
  mkdirSync(join(empty, 'keys'), { recursive: true });
  const { code, stderr } = await runCli(['copy-keys', '--from', empty, '--to', data]);
  expect([code, stderr]).toEqual([1, expect.stringContaining(`${empty} holds no keys of a log`)]);
});

describeOnPostgres('a city that moves to PostgreSQL', (database) => {
  it('a moved log keeps its keys and documents, and can be moved back', async () => {
    const back = join(folder, 'back');
    const { password } = new URL(database.url);
    for (const [from, to] of [
      [data, database.url],
      [database.url, back],
    ] as const) {
      const keys = await runCli(['copy-keys', '--from', from, '--to', to]);
      expect(keys).toMatchObject({ code: 0, stderr: '' });
      expect(keys.stdout).toContain('copied: keys: 2, 1 destroyed for good');
      const documents = await runCli(['copy-documents', '--from', from, '--to', to]);
      expect(documents.stdout).toContain('copied: documents: 1, there already: 0');
      expect(keys.stdout + documents.stdout).not.toContain(password);
    }
    const [before, after] = [data, back].map((place) => openFileKeyStore(join(place, 'keys')));
    expect(await after?.dataKey(PERSON)).toEqual(await before?.dataKey(PERSON));
    expect(await after?.logKey()).toEqual(await before?.logKey());
    expect(await after?.dataKey(ERASED)).toBeUndefined();
    const documents = openFileDocuments(join(back, 'documents'));
    expect(await documents.hashes()).toEqual(await openFileDocuments(join(data, 'documents')).hashes());
  });
});
