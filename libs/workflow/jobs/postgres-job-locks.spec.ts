import { StoreUnavailable } from '#event-sourcing';
import type { Postgres } from '#postgres';
import { openPostgres } from '#postgres';
import { describeOnPostgres } from '#postgres/testing';
import { endsWithSuite } from '#suite';
import type { JobLocks } from './job-locks.js';
import { openPostgresJobLocks } from './postgres-job-locks.js';

const [NOW, UNTIL] = ['2026-01-05T12:00:00.000Z', '2026-01-05T12:01:00.000Z'];
const taking = { worker: 'one', now: NOW, until: UNTIL, most: 5 };

describeOnPostgres('locks of jobs in PostgreSQL', (database) => {
  let postgres: Postgres;
  let locks: JobLocks;
  beforeEach(async () => {
    postgres = await endsWithSuite(openPostgres({ url: database.url }), (opened) => opened.close());
    await database.run('TRUNCATE workflow.job_locks');
    locks = openPostgresJobLocks(postgres);
  });

  it('pass a job over that another server is about to take, without waiting for it', async () => {
    const other = await database.connect();
    await other.query('BEGIN');
    await other.query(`SELECT pg_advisory_xact_lock(1282886242, hashtext('1'))`);
    await other.query(`INSERT INTO workflow.job_locks VALUES ('1', 'other', '${UNTIL}')`);
    expect(await locks.take(['1', '2'], taking)).toEqual(['2']);
    await other.query('ROLLBACK');
    await other.end();
    expect(await locks.take(['1', '2'], taking)).toEqual(['1']);
  });

  it('leave expired rows that another server works on to it', async () => {
    await database.run(`INSERT INTO workflow.job_locks VALUES ('1', 'w', '${NOW}'), ('2', 'w', '${NOW}')`);
    const other = await database.connect();
    await other.query('BEGIN');
    await other.query(`SELECT FROM workflow.job_locks WHERE job = '1' FOR UPDATE`);
    expect(await locks.take(['3'], taking)).toEqual(['3']);
    expect(await database.run('SELECT job FROM workflow.job_locks ORDER BY job')).toEqual([{ job: '1' }, { job: '3' }]);
    await other.end();
  });

  it('are unavailable, not defect, while PostgreSQL is not there', async () => {
    await postgres.close();
    await expect(locks.take(['1'], taking)).rejects.toThrow(StoreUnavailable);
    await expect(locks.held(['1'], NOW)).rejects.toThrow('the locks of jobs in');
  });
});
