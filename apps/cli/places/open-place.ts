import type { DocumentArchive } from '#documents';
import type { KeyVault } from '#key-store';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Mistake, UsageMistake } from '../terminal/mistakes.js';
import type { PlaceOptions } from './place-options.js';

/** The place of keys and documents: a data folder, or a PostgreSQL. */
interface Place {
  /** The name of the place for messages, without a password. */
  readonly name: string;
  readonly keys: KeyVault;
  readonly documents: DocumentArchive;
  close(): Promise<void>;
}

export interface Places {
  readonly from: Place;
  readonly to: Place;
}

/** Opens both places and closes them behind the work. @throws UsageMistake, Mistake, PostgresUnusable */
export async function withPlaces<T>({ from, to }: PlaceOptions, work: (places: Places) => Promise<T>): Promise<T> {
  if (from === undefined || to === undefined) {
    throw new UsageMistake('Say both: --from <data folder or URL> --to <data folder or URL>.');
  }
  if (!isUrl(from) && !existsSync(from)) throw new Mistake(`There is no data folder ${from}.`);
  const source = await openPlace(from);
  try {
    const target = await openPlace(to);
    try {
      if (source.name === target.name) throw new Mistake(`Both places are ${source.name}: name another one.`);
      return await work({ from: source, to: target });
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

async function openPlace(text: string): Promise<Place> {
  return isUrl(text) ? await openDatabase(text) : await openFolder(resolve(text));
}

function isUrl(text: string): boolean {
  return text.includes('://');
}

async function openFolder(folder: string): Promise<Place> {
  const { keyFolder } = await import('#key-store');
  const { openFileDocuments } = await import('#documents');
  return {
    name: folder,
    keys: keyFolder(join(folder, 'keys')),
    documents: openFileDocuments(join(folder, 'documents')),
    close: async () => undefined,
  };
}

async function openDatabase(url: string): Promise<Place> {
  const { openPostgres } = await import('#postgres');
  const { postgresKeys } = await import('#key-store');
  const { openPostgresDocuments } = await import('#documents');
  const postgres = await openPostgres({ url });
  return {
    name: postgres.place,
    keys: postgresKeys(postgres),
    documents: openPostgresDocuments(postgres),
    close: () => postgres.close(),
  };
}
