import type { AnyStreamDefinition, Projection } from '#event-sourcing';
import { ProjectionRunner } from '#event-sourcing';
import type { ReadModels } from '#http';
import { openSqliteReadDatabase } from '#read-database';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { desk } from './desk.fixture.js';

/** A desk whose projections are read: `read` gives the read models as they are at the log's end. */
export function readDesk(definitions: readonly AnyStreamDefinition[], projections: readonly Projection[]) {
  const log = desk(...definitions);
  const folder = mkdtempSync(join(tmpdir(), 'lenkwerk-strategy-'));
  const database = openSqliteReadDatabase({ file: join(folder, 'read.db'), log: randomUUID() });
  const runner = new ProjectionRunner({
    store: log.store,
    registry: log.registry,
    readModels: database.store,
    projections,
  });
  const started = runner.start();
  const reads = started.then(() => database.reads((table) => runner.readiness(table)));
  return {
    ...log,
    read: async (): Promise<ReadModels> => {
      const ready = await reads;
      await runner.caughtUp();
      return ready;
    },
    close: async (): Promise<void> => {
      await started;
      await runner.stop();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
