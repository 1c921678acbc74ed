import { copyDocuments } from './copy-documents.js';
import { documentKinds } from './document-kinds.fixture.js';
import type { DocumentPlace } from './document-kinds.fixture.js';
import { DamagedDocument, DOCUMENT_LIMITS, DocumentTooLarge, sha256Of } from './document-store.js';

const text = Buffer.from('Der Ausschuss nimmt Kenntnis.');
const hash = sha256Of(text);
const kinds = documentKinds();

describe.each(kinds)('documents in $kind', ({ fresh }) => {
  let place: DocumentPlace;

  beforeEach(async () => {
    place = await fresh();
  });

  it('are found by the SHA-256 of their bytes, also by another server', async () => {
    expect(await place.open().put(text)).toBe(hash);
    const again = place.open();
    expect(await again.has(hash)).toBe(true);
    expect(Buffer.from((await again.get(hash)) ?? [])).toEqual(text);
  });

  it('are stored once for repeated and concurrent puts', async () => {
    const documents = place.open();
    expect(new Set(await Promise.all([1, 2, 3, 4].map(() => documents.put(text))))).toEqual(new Set([hash]));
    expect(await documents.hashes()).toEqual([hash]);
  });

  it('are undefined when they are missing, and for an invalid hash', async () => {
    const documents = place.open();
    expect(await documents.get(hash)).toBeUndefined();
    expect(await documents.has(hash)).toBe(false);
    expect(await documents.get('../../etc/passwd')).toBeUndefined();
    expect(await documents.has(hash.toUpperCase())).toBe(false);
    expect(await documents.hashes()).toEqual([]);
  });

  it('are never returned when damaged, and are repaired by putting them again', async () => {
    const documents = place.open();
    await documents.put(text);
    await place.damage(hash);
    await expect(documents.get(hash)).rejects.toThrow(DamagedDocument);
    await expect(documents.has(hash)).rejects.toThrow(DamagedDocument);
    await documents.put(text);
    expect(await documents.has(hash)).toBe(true);
  });

  it('are those of the actors who put them in, also for another server', async () => {
    const documents = place.open();
    await documents.put(text);
    expect(await documents.isPutter(hash, 'one')).toBe(false);
    await documents.notePutter(hash, 'one');
    await documents.notePutter(hash, 'one');
    expect(await place.open().isPutter(hash, 'one')).toBe(true);
    expect(await documents.isPutter(hash, 'other')).toBe(false);
    expect(await documents.isPutter('../one', 'one')).toBe(false);
    expect(await documents.hashes()).toEqual([hash]);
  });

  it('can have any bytes, up to a limit', async () => {
    const documents = place.open();
    await expect(documents.put(new Uint8Array(DOCUMENT_LIMITS.bytes + 1))).rejects.toThrow(DocumentTooLarge);
    const largest = Buffer.alloc(DOCUMENT_LIMITS.bytes, Buffer.from([0, 255, 92, 39]));
    expect(sha256Of((await documents.get(await documents.put(largest))) ?? text)).toBe(sha256Of(largest));
  });
});

const [files, postgres] = kinds;
for (const [from, to] of [
  [files, files],
  [files, postgres],
  [postgres, files],
] as const) {
  if (from === undefined || to === undefined) continue;
  describe(`documents that move from ${from.kind} to ${to.kind}`, () => {
    it('are the same in the target; damaged ones are reported and not copied, and repaired in the target', async () => {
      const [source, target] = [await from.fresh(), await to.fresh()];
      const texts = ['kept', 'damaged here', 'damaged there'].map((word) => Buffer.from(word));
      const [kept = '', damaged = '', repaired = ''] = await Promise.all(texts.map((one) => source.open().put(one)));
      await source.damage(damaged);
      await target.open().put(Buffer.from('damaged there'));
      await target.damage(repaired);
      const reports: number[] = [];
      const copied = await copyDocuments(source.open(), target.open(), (done) => reports.push(done));
      expect(copied).toEqual({ copied: 2, present: 0, damaged: [damaged] });
      expect(reports).toEqual([1, 2, 3]);
      expect(await target.open().hashes()).toEqual([kept, repaired].sort());
      expect(await target.open().has(repaired)).toBe(true);
      expect(await copyDocuments(source.open(), target.open())).toMatchObject({ copied: 0, present: 2 });
    });
  });
}
