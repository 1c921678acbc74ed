import { writeSync } from 'node:fs';
import { copyLog } from '#event-sourcing';
import { TOGETHER } from './group-commit.js';
import { openSqliteEventStore } from './sqlite-event-store.js';

/**
 * A process that copies a log from folder to folder until it is through or is killed, and says on its standard output
 * how far it is, a line of JSON each time. Run from the built program: `<source> <target> <together | oneByOne>`.
 */
const [from = '', to = '', how] = process.argv.slice(2);
const source = await openSqliteEventStore({ folder: from });
const target = await openSqliteEventStore({ folder: to });
await copyLog({
  source,
  target,
  ...(how === 'together' && { together: TOGETHER }),
  report: (progress) => {
    if (progress.phase === 'copying' || progress.done % 100 === 0) writeSync(1, `${JSON.stringify(progress)}\n`);
  },
});
await source.close();
await target.close();
