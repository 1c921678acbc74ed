import { StoreUnavailable } from '#event-sourcing';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256Of } from './document-store.js';
import { openFileDocuments } from './file-documents.js';

const text = Buffer.from('Der Ausschuss nimmt Kenntnis.');
const hash = sha256Of(text);
let folder: string;
let path: string;

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'lenkwerk-documents-')), 'documents');
  path = join(folder, hash.slice(0, 2), hash.slice(2, 4), hash);
});

afterEach(async () => {
  await rm(join(folder, '..'), { recursive: true, force: true });
});

describe('documents as files', () => {
  it('are readable only for their owner, two folders deep, without temporary files', async () => {
    await openFileDocuments(folder).put(text);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect(await readdir(join(path, '..'))).toEqual([hash]);
  });

  it('are stored once for repeated and concurrent puts', async () => {
    const documents = openFileDocuments(folder);
    expect(new Set(await Promise.all([1, 2, 3, 4].map(() => documents.put(text))))).toEqual(new Set([hash]));
    const before = await stat(path);
    await documents.put(text);
    expect((await stat(path)).ino).toBe(before.ino);
  });

  it('are unavailable when the disk refuses them', async () => {
    await mkdir(join(folder, '..'), { recursive: true });
    await writeFile(folder, 'a file where the folder should be');
    const documents = openFileDocuments(folder);
    await expect(documents.put(text)).rejects.toThrow(StoreUnavailable);
    await expect(documents.get(hash)).rejects.toThrow(StoreUnavailable);
  });
});
