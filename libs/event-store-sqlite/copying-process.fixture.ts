import { writeSync } from 'node:fs';
import { copyLog } from '#event-sourcing';
import { GROUP_LIMITS } from './group-commit.js';
import { openSqliteEventStore } from './sqlite-event-store.js';

/**
 * A process that copies a log from one folder to another until it is done or killed, and writes its progress to its standard
 * output as lines of JSON. Run from the built program: `<source> <target> <together | oneByOne>`.
 */
const [from = '', to = '', how] = process.argv.slice(2);
const source = await openSqliteEventStore({ folder: from });
const target = await openSqliteEventStore({ folder: to });
await copyLog({
  source,
  target,
  ...(how === 'together' && { groupLimits: GROUP_LIMITS }),
  report: (progress) => {
    if (progress.phase === 'copying' || progress.done % 100 === 0) writeSync(1, `${JSON.stringify(progress)}\n`);
  },
});
await source.close();
await target.close();
