export * from './audit-log.projection.js';
export { AuditReads } from './audit.controller.js';
export { auditFeature } from './audit.feature.js';
