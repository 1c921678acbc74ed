import { openPostgres } from '#postgres';
import type { Postgres } from '#postgres';
import { hasPostgres, ThrowAwayDatabase } from '#postgres/testing';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DocumentArchive } from './document-store.js';
import { openFileDocuments } from './file-documents.js';
import { openPostgresDocuments } from './postgres-documents.js';

export interface DocumentPlace {
  /** Opens the archive, like another process. */
  open(): DocumentArchive;
  /** Replaces the bytes under the hash. */
  damage(sha256: string): Promise<void>;
}

export interface DocumentKind {
  readonly kind: string;
  readonly fresh: () => Promise<DocumentPlace>;
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const files: DocumentKind = {
  kind: 'files',
  fresh: async () => {
    const parent = mkdtempSync(join(tmpdir(), 'lenkwerk-documents-'));
    folders.push(parent);
    const folder = join(parent, 'documents');
    return {
      open: () => openFileDocuments(folder),
      damage: async (sha256) => {
        writeFileSync(join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256), 'something else');
      },
    };
  },
};

function inPostgres(database: ThrowAwayDatabase): DocumentKind {
  let postgres: Postgres | undefined;
  afterAll(async () => {
    await postgres?.close();
  });
  return {
    kind: 'PostgreSQL',
    fresh: async () => {
      if (postgres === undefined) postgres = await openPostgres({ url: database.url });
      else await database.run('TRUNCATE documents.documents');
      const opened = postgres;
      return {
        open: () => openPostgresDocuments(opened),
        damage: async (sha256) => {
          await database.run(`UPDATE documents.documents SET bytes = 'something else' WHERE sha256 = $1`, [sha256]);
        },
      };
    },
  };
}

/** The kinds that a spec file runs on. Must be called outside of `describe`. */
export function documentKinds(): readonly DocumentKind[] {
  return hasPostgres ? [files, inPostgres(ThrowAwayDatabase.forThisFile())] : [files];
}
