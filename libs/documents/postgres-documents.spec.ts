import { StoreUnavailable } from '#event-sourcing';
import { openPostgres } from '#postgres';
import { describeOnPostgres } from '#postgres/testing';
import { sha256Of } from './document-store.js';
import { openPostgresDocuments } from './postgres-documents.js';

const text = Buffer.from('Der Ausschuss nimmt Kenntnis.');

describeOnPostgres('documents in PostgreSQL', (database) => {
  it('are unavailable while PostgreSQL cannot be used', async () => {
    const postgres = await openPostgres({ url: database.url });
    const documents = openPostgresDocuments(postgres);
    await postgres.close();
    await expect(documents.put(text)).rejects.toThrow(StoreUnavailable);
    await expect(documents.get(sha256Of(text))).rejects.toThrow(StoreUnavailable);
    await expect(documents.has(sha256Of(text))).rejects.toThrow(StoreUnavailable);
  });

  it('are not sent again when they are put again', async () => {
    const postgres = await openPostgres({ url: database.url });
    const documents = openPostgresDocuments(postgres);
    await documents.put(text);
    const [before] = await database.run('SELECT xmin::text, ctid::text FROM documents.documents');
    await documents.put(text);
    expect(await database.run('SELECT xmin::text, ctid::text FROM documents.documents')).toEqual([before]);
    await postgres.close();
  });
});
