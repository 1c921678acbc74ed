import { StoreUnavailable } from '#event-sourcing';
import { endsWithSuite, folderOfSuite } from '#suite';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openFileJobLocks } from './file-job-locks.js';

const [NOW, UNTIL] = ['2026-01-05T12:00:00.000Z', '2026-01-05T12:01:00.000Z'];
const taking = { worker: 'one', now: NOW, until: UNTIL, most: 5 };
const JOB = '2251799813685249';

function execute(file: string, sql: string): void {
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
}

describe('locks of jobs in a file', () => {
  let file: string;
  let lines: string[];
  const open = async () => {
    const locks = openFileJobLocks({ file, report: (line) => lines.push(line) });
    return await endsWithSuite(locks, () => locks.close());
  };
  beforeEach(() => {
    file = join(folderOfSuite('locks'), 'locks.db');
    lines = [];
  });

  it.each<readonly [string, (path: string) => void]>([
    [
      'is damaged',
      (path) => {
        writeFileSync(path, 'x'.repeat(5000));
      },
    ],
    [
      'is another program’s',
      (path) => {
        execute(path, 'PRAGMA application_id = 7; CREATE TABLE locks (x)');
      },
    ],
    [
      'has a later format',
      (path) => {
        execute(path, `PRAGMA application_id = 1282886763; PRAGMA user_version = 99`);
      },
    ],
  ])('is moved aside and made anew when it %s', async (_, damage) => {
    damage(file);
    const before = readFileSync(file);
    const locks = await open();
    expect(await locks.take([JOB], taking)).toEqual([JOB]);
    expect(readFileSync(`${file}.damaged`)).toEqual(before);
    expect(lines).toEqual([expect.stringContaining(`moved to ${file}.damaged, jobs may be handed out again early`)]);
  });

  it('is made anew without a word when it is missing or empty', async () => {
    writeFileSync(file, '');
    expect(await (await open()).take([JOB], taking)).toEqual([JOB]);
    expect([lines, existsSync(`${file}.damaged`)]).toEqual([[], false]);
  });

  it('is made anew when it is damaged while it is open', async () => {
    const locks = await open();
    await locks.take([JOB], taking);
    execute(file, 'DROP TABLE locks');
    expect(await locks.take([JOB], taking)).toEqual([JOB]);
    expect(await locks.take([JOB], taking)).toEqual([]);
  });

  it('keeps its locks when the program ends without closing it', async () => {
    await (await open()).take([JOB], taking);
    expect(await (await open()).held([JOB], NOW)).toEqual([{ job: JOB, worker: 'one', until: UNTIL }]);
    expect(lines).toEqual([]);
  });

  it('is unavailable while it cannot be opened or is locked by another program', async () => {
    mkdirSync(file);
    await expect(open()).rejects.toThrow(StoreUnavailable);
    file = `${file}-2`;
    const locks = await open();
    const other = new DatabaseSync(file);
    other.exec('BEGIN IMMEDIATE');
    for (const call of [
      () => locks.take([JOB], taking),
      () => locks.extend(JOB, taking),
      () => locks.release([JOB]),
      () => locks.held([JOB], NOW),
    ]) {
      await expect(call()).rejects.toThrow(`the locks of jobs in ${file} cannot be used`);
    }
    other.close();
    expect(await locks.take([JOB], taking)).toEqual([JOB]);
    await locks.close();
    await expect(locks.take([JOB], taking)).rejects.toThrow(StoreUnavailable);
  });
});
