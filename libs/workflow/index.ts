export { openFileJobLocks } from './jobs/file-job-locks.js';
export { JOB_LOCKS } from './jobs/job-locks.js';
export type { JobLock, JobLocks, Taking } from './jobs/job-locks.js';
export { openPostgresJobLocks } from './jobs/postgres-job-locks.js';
export { acceptDeployments, DEPLOYMENT_BYTES, isDeployment } from './rest/multipart.js';
export { WORKFLOW } from './rest/workflow.js';
export type { Workflow } from './rest/workflow.js';
export { workflowFeature } from './workflow.feature.js';
export { openWorkflow, workflowGerman, workflowShapes } from './workflow-parts.js';
