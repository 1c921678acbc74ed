export { openFileJobLocks } from './jobs/file-job-locks.js';
export { JOB_LOCKS } from './jobs/job-locks.js';
export type { JobLock, JobLocks, Taking } from './jobs/job-locks.js';
export { openPostgresJobLocks } from './jobs/postgres-job-locks.js';
