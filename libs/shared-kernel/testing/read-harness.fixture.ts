import type { AnyStreamDefinition, Projection } from '#event-sourcing';
import { ProjectionRunner } from '#event-sourcing';
import type { Reads, ReadsFor } from '#http';
import { LogReads, readsForEveryone, StreamHistory } from '#http';
import { openSqliteReadDatabase } from '#read-database';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CALLER } from './caller.fixture.js';
import { commandHarness } from './command-harness.fixture.js';

/**
 * A command harness whose projections are read. `readsFor` is for reading controllers, `read` for views: both give the
 * read models as they are at the log's end.
 */
export function readHarness(definitions: readonly AnyStreamDefinition[], projections: readonly Projection[]) {
  const harness = commandHarness(...definitions);
  const { store, registry, personal } = harness;
  const identity = { log: randomUUID() };
  const folder = mkdtempSync(join(tmpdir(), 'lenkwerk-reads-'));
  const database = openSqliteReadDatabase({ file: join(folder, 'read.db'), log: identity.log });
  const runner = new ProjectionRunner({ store, registry, readModels: database.store, projections });
  const started = runner.start();
  const everything = started.then(() =>
    readsForEveryone({
      models: database.reads((table) => runner.readiness(table)),
      log: new LogReads(store, registry),
      histories: new StreamHistory(store, registry, personal, identity),
    }),
  );
  const readsFor = async (): Promise<ReadsFor> => {
    const ready = await everything;
    await runner.caughtUp();
    return ready;
  };
  return {
    ...harness,
    readsFor,
    read: async (): Promise<Reads> => (await readsFor())(CALLER),
    close: async (): Promise<void> => {
      await started;
      await runner.stop();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
